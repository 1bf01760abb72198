import { trimBlanks } from "./trim-blanks.ts";

/** What a stream transport carries, in order: whole messages and the double-CRLF pings of RFC 5626 §4.4.1. */
export type StreamItem = { readonly message: string } | { readonly ping: true };

const MAX_HEAD = 65_535;

/**
 * Cuts a TCP or TLS stream into messages by Content-Length (RFC 3261 §18.3). One per connection.
 * Chunks are binary strings; a message with an unreadable or too large length makes the stream unusable.
 */
export class StreamFramer {
  readonly #limit: number;
  #pending = "";

  /** @param limit the largest message in bytes, head and body */
  constructor(limit = 131_072) {
    this.#limit = limit;
  }

  /** @returns undefined when the stream can no longer be read: close the connection */
  push(chunk: string): readonly StreamItem[] | undefined {
    this.#pending = this.#pending === "" ? chunk : this.#pending + chunk;
    const items: StreamItem[] = [];
    for (;;) {
      if (this.#pending.startsWith("\r\n")) {
        const isPing = this.#pending.startsWith("\r\n\r\n");
        // A single CRLF may be the first half of a ping, or the tail of a sloppy message: wait for more.
        if (this.#pending === "\r\n" || this.#pending === "\r\n\r") return items;
        this.#pending = this.#pending.slice(isPing ? 4 : 2);
        if (isPing) items.push({ ping: true });
        continue;
      }
      const end = this.#pending.indexOf("\r\n\r\n");
      if (end < 0) return this.#pending.length > MAX_HEAD ? undefined : items;
      const length = bodyLength(this.#pending, end);
      if (length === undefined || end + 4 + length > this.#limit) return undefined;
      const total = end + 4 + length;
      if (this.#pending.length < total) return items;
      items.push({ message: this.#pending.slice(0, total) });
      this.#pending = this.#pending.slice(total);
    }
  }
}

/** Content-Length is mandatory on streams (RFC 3261 §20.14); without one the body is taken to be empty. */
function bodyLength(text: string, headEnd: number): number | undefined {
  const match = /\r\n(?:content-length|l)[ \t]*:[ \t]*([^\r\n]*)/i.exec(text.slice(0, headEnd));
  if (!match) return 0;
  const value = trimBlanks(match[1] as string);
  return /^\d{1,9}$/.test(value) ? Number(value) : undefined;
}
