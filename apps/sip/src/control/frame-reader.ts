/** The longest frame that a client may send: the length has at most five digits, as in drachtio-server. */
const MAX_DIGITS = 5;
const HASH = 0x23;

/**
 * Cuts the control connection's bytes into frames `<bytes>#<payload>`. Payloads are binary strings (one character a byte),
 * like all messages of the stack. One per connection.
 */
export class FrameReader {
  #pending: Buffer = Buffer.alloc(0);

  /** @returns the payloads that are complete, or undefined when the length is no number: close the connection */
  push(chunk: Buffer): readonly string[] | undefined {
    const bytes = this.#pending.length === 0 ? chunk : Buffer.concat([this.#pending, chunk]);
    const frames: string[] = [];
    let at = 0;
    for (;;) {
      const hash = bytes.indexOf(HASH, at);
      if (hash < 0) {
        if (at < bytes.length && readLength(bytes, at, bytes.length) === undefined) return undefined;
        break;
      }
      const length = readLength(bytes, at, hash);
      if (length === undefined) return undefined;
      if (bytes.length < hash + 1 + length) break;
      frames.push(bytes.toString("latin1", hash + 1, hash + 1 + length));
      at = hash + 1 + length;
    }
    this.#pending = at === bytes.length ? Buffer.alloc(0) : bytes.subarray(at);
    return frames;
  }
}

function readLength(bytes: Buffer, from: number, to: number): number | undefined {
  if (to === from || to - from > MAX_DIGITS) return undefined;
  let length = 0;
  for (let at = from; at < to; at++) {
    const digit = (bytes[at] as number) - 0x30;
    if (digit < 0 || digit > 9) return undefined;
    length = length * 10 + digit;
  }
  return length === 0 ? undefined : length;
}
