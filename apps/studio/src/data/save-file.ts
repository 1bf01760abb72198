/** Hands the reader a file. Browser only. */
export function saveFile(name: string, content: string | Uint8Array<ArrayBuffer>, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The download has the bytes only after this turn.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
