/** Words between commas. */
export function listed(text: string): readonly string[] {
  return text
    .split(/[,，]/)
    .map((word) => word.trim())
    .filter((word) => word !== "");
}
