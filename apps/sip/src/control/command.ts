/** A client's frame, taken apart: tokens of the first line, and what stands behind it. */
export interface Frame {
  readonly id: string;
  readonly kind: string;
  /** The tokens behind the kind. */
  readonly args: readonly string[];
  /** The SIP text, or "". */
  readonly text: string;
}

export function parseFrame(payload: string): Frame | undefined {
  const end = payload.indexOf("\r\n");
  const tokens = (end < 0 ? payload : payload.slice(0, end)).split("|");
  const [id, kind, ...args] = tokens;
  if (!id || kind === undefined) return undefined;
  return { id, kind, args, text: end < 0 ? "" : payload.slice(end + 2) };
}
