/** A cell: texts are quoted where they must be, numbers stand as they are, nothing is an empty cell. */
export type CsvCell = string | number | null | undefined;

/**
 * A table as CSV (RFC 4180: commas, CRLF, quotes doubled), with a byte order mark so that spreadsheets read it as UTF-8.
 * A text that a spreadsheet would take for a formula (a leading =, +, -, @, tab or return) gets an apostrophe in front:
 * what a caller or agent wrote is never run on a manager's machine.
 */
export function csvText(rows: readonly (readonly CsvCell[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cellText).join(",")}\r\n`).join("")}`;
}

function cellText(cell: CsvCell): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "number") return Number.isFinite(cell) ? String(cell) : "";
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
