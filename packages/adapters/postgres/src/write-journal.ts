import type { JournalEntry } from "@patchbay/ports/journal";
import type { QueryConfig } from "pg";
import { jsonText, plainText } from "./json-text.ts";
import { intArray, jsonArray, textArray, timeArray } from "./pg-array.ts";
import type { Times } from "./write-records.ts";

const INSERT = `INSERT INTO journal_entry (run_id, seq, at, type, body)
  SELECT * FROM unnest($1::text[], $2::int[], $3::timestamptz[], $4::text[], $5::json[])`;
const INSERT_MISSING = `${INSERT} ON CONFLICT (tenant_id, run_id, seq, at) DO NOTHING`;

/**
 * Journal entries are by far the most frequent records: they go as binary arrays, and the first time without a look at what is
 * there, which fails with SQLSTATE 23505 when the database has one of them.
 */
export function insertJournal(entries: readonly JournalEntry[], times: Times): QueryConfig {
  const name = `ledger journal ${times}`;
  const values = [
    textArray(entries.map(({ run }) => plainText(run))),
    intArray(entries.map(({ seq }) => seq)),
    timeArray(entries.map(({ at }) => at)),
    textArray(entries.map(({ type }) => plainText(type))),
    jsonArray(entries.map(({ body }) => jsonText(body))),
  ];
  return { name, text: times === "first" ? INSERT : INSERT_MISSING, values };
}
