/** Frequencies of the keys (ITU-T Q.23): one of its row and one of its column. */
export const ROW_HERTZ = [697, 770, 852, 941] as const;
export const COLUMN_HERTZ = [1_209, 1_336, 1_477, 1_633] as const;
const KEYS = ["123A", "456B", "789C", "*0#D"] as const;

/** The key of a row and a column, 0 … 3 each. */
export function keyAt(row: number, column: number): string {
  return KEYS[row]![column]!;
}

/** What a key sounds like: two sines. */
export function tonesOf(key: string): readonly [number, number] | undefined {
  const row = KEYS.findIndex((keys) => keys.includes(key));
  return row < 0 ? undefined : [ROW_HERTZ[row]!, COLUMN_HERTZ[KEYS[row]!.indexOf(key)]!];
}
