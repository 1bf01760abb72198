import { type CSeq, parseCSeq } from "./cseq.ts";
import { headerParam } from "./params.ts";
import { endOfFirstValue } from "./split-values.ts";
import { parseVia, type Via } from "./via.ts";

/**
 * Messages are binary strings: one character is one byte (`latin1`), so that lengths are byte lengths, bodies and
 * UTF-8 header values pass through untouched, and slices cost no copy.
 */
export interface Header {
  readonly key: string;
  readonly name: string;
  readonly value: string;
}

/** What the parser found wrong in a message that could still be read. */
export type Fault = "start-line" | "header-line" | "content-length" | "version" | "too-many-headers" | "too-short-body";

interface Parts {
  /** The whole message, as received or as it would be sent. */
  readonly text: string;
  readonly headers: readonly Header[];
  readonly body: string;
  /** False when the text has compact names, folded lines or trailing bytes and must be written anew to be handed on. */
  readonly verbatim: boolean;
  readonly fault: Fault | undefined;
}

/** Headers are found once; what is inside them is taken apart when somebody asks. */
abstract class SipMessage {
  readonly text: string;
  readonly headers: readonly Header[];
  readonly body: string;
  readonly verbatim: boolean;
  readonly fault: Fault | undefined;
  #cseq: CSeq | null | undefined = null;
  #via: Via | null | undefined = null;
  #fromTag: string | null | undefined = null;
  #toTag: string | null | undefined = null;

  constructor(parts: Parts) {
    this.text = parts.text;
    this.headers = parts.headers;
    this.body = parts.body;
    this.verbatim = parts.verbatim;
    this.fault = parts.fault;
  }

  /** The first value line of a header; `key` is the full name in lower case. */
  header(key: string): string | undefined {
    for (const header of this.headers) if (header.key === key) return header.value;
    return undefined;
  }

  /** Every line of a header, in order; lines may still hold several comma-separated values. */
  all(key: string): readonly string[] {
    const values: string[] = [];
    for (const header of this.headers) if (header.key === key) values.push(header.value);
    return values;
  }

  get callId(): string {
    return this.header("call-id") ?? "";
  }

  get cseq(): CSeq | undefined {
    if (this.#cseq === null) this.#cseq = parseCSeq(this.header("cseq") ?? "");
    return this.#cseq;
  }

  /** The topmost Via value. */
  get via(): Via | undefined {
    if (this.#via === null) {
      const line = this.header("via");
      this.#via = line === undefined ? undefined : parseVia(line.slice(0, endOfFirstValue(line)));
    }
    return this.#via;
  }

  get fromTag(): string | undefined {
    if (this.#fromTag === null) this.#fromTag = headerParam(this.header("from") ?? "", "tag") || undefined;
    return this.#fromTag;
  }

  get toTag(): string | undefined {
    if (this.#toTag === null) this.#toTag = headerParam(this.header("to") ?? "", "tag") || undefined;
    return this.#toTag;
  }
}

export class SipRequest extends SipMessage {
  readonly kind = "request";
  readonly method: string;
  readonly uri: string;

  constructor(method: string, uri: string, parts: Parts) {
    super(parts);
    this.method = method;
    this.uri = uri;
  }
}

export class SipResponse extends SipMessage {
  readonly kind = "response";
  readonly status: number;
  readonly reason: string;

  constructor(status: number, reason: string, parts: Parts) {
    super(parts);
    this.status = status;
    this.reason = reason;
  }
}
