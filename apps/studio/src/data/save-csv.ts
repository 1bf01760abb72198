import { type CsvCell, csvText } from "@patchbay/base/csv";

/** Hands the reader a CSV file of these rows, the first of which are the titles. Browser only. */
export function saveCsv(fileName: string, rows: readonly (readonly CsvCell[])[]): void {
  const url = URL.createObjectURL(new Blob([csvText(rows)], { type: "text/csv" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `${fileName}.csv`;
  link.click();
  // The download has the bytes only after this turn.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
