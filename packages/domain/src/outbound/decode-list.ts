export type ListEncoding = "utf-8" | "utf-16le" | "utf-16be" | "gb18030";

/**
 * The text of a file whose encoding nobody says: by its byte order mark, else UTF-8 if it is that, else GB18030, in which
 * spreadsheets in China save.
 */
export function decodeList(bytes: Uint8Array): { readonly text: string; readonly encoding: ListEncoding } {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decoded(bytes, "utf-16le");
  if (first === 0xfe && second === 0xff) return decoded(bytes, "utf-16be");
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: "utf-8" };
  } catch {
    return decoded(bytes, "gb18030");
  }
}

function decoded(bytes: Uint8Array, encoding: ListEncoding) {
  return { text: new TextDecoder(encoding).decode(bytes), encoding };
}
