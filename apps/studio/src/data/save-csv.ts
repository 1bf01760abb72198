import { type CsvCell, csvText } from "@patchbay/base/csv";
import { saveFile } from "./save-file.ts";

/** Hands the reader a CSV file of these rows, the first of which are the titles. Browser only. */
export function saveCsv(fileName: string, rows: readonly (readonly CsvCell[])[]): void {
  saveFile(`${fileName}.csv`, csvText(rows), "text/csv");
}
