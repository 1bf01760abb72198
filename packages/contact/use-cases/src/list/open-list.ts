import { readCsv } from "@patchbay/base/read-csv";
import { err, ok, type Result } from "@patchbay/base/result";
import { decodeList, type ListEncoding } from "@patchbay/domain/outbound/decode-list";

export interface ListFacts {
  readonly encoding: ListEncoding;
  readonly columns: readonly string[];
  /** Without the titles. */
  readonly rows: number;
}

export type ListRefusal =
  | { readonly code: "contact-list.too-long"; readonly most: number }
  | { readonly code: "contact-list.unknown-column" }
  | { readonly code: "contact-list.empty" };

/** A CSV file in whichever encoding, its titles in the first row. */
export function openList(
  file: Uint8Array,
  most: number,
): Result<ListFacts & { readonly table: readonly (readonly string[])[] }, ListRefusal> {
  const { text, encoding } = decodeList(file);
  const table = readCsv(text);
  const rows = table.length - 1;
  if (rows < 1) return err({ code: "contact-list.empty" });
  if (rows > most) return err({ code: "contact-list.too-long", most });
  return ok({ encoding, columns: table[0] ?? [], rows, table });
}
