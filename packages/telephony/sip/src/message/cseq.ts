export interface CSeq {
  readonly number: number;
  readonly method: string;
}

const LIMIT = 2 ** 31;

/** `CSeq: 314159 INVITE`; the number is below 2^31 (RFC 3261 §8.1.1.5). */
export function parseCSeq(value: string): CSeq | undefined {
  const match = /^\s*(\d+)\s+(\S+)\s*$/.exec(value);
  if (!match) return undefined;
  const number = Number(match[1]);
  return number < LIMIT ? { number, method: match[2] as string } : undefined;
}
