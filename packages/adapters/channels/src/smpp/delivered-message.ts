import type { Pdu, SmppWords } from "smpp";
import type { PartPlace } from "./part-collector.ts";

/** One deliver_sm: part of a customer's words, or what became of ours. */
export type Delivered =
  | { readonly kind: "part"; readonly text: string; readonly of?: PartPlace }
  | {
      readonly kind: "receipt";
      readonly id: string;
      readonly status: "delivered" | "failed" | "pending";
      readonly why: string;
    };

/** §5.2.12: message type bits of a delivery receipt. */
const RECEIPT = 0x04;
/** §5.2.28 message_state: 2 delivered; expired, deleted, undeliverable, rejected are the end as well. */
const STATES: Readonly<Record<number, string>> = {
  2: "DELIVRD",
  3: "EXPIRED",
  4: "DELETED",
  5: "UNDELIV",
  8: "REJECTD",
};

export function deliveredMessage(pdu: Pdu): Delivered {
  const words = wordsOf(pdu);
  if (((pdu.esm_class ?? 0) & 0x3c) === RECEIPT)
    return receiptOf(pdu, typeof words.message === "string" ? words.message : "");
  // A coding that is none of words (binary, pictures, code pages): colleagues shall know that something came.
  if (typeof words.message !== "string") return { kind: "part", text: `[${pdu.data_coding}]` };
  const of = placeOf(pdu, words.udh ?? []);
  return { kind: "part", text: words.message, ...(of ? { of } : {}) };
}

function wordsOf({ short_message: short, message_payload: payload }: Pdu): SmppWords {
  const inShort = isWords(short) && (short.message?.length ?? 0) > 0;
  const found = inShort ? short : (payload ?? short);
  if (isWords(found)) return found;
  return found === undefined ? {} : { message: found };
}

const isWords = (value: unknown): value is SmppWords =>
  typeof value === "object" && value !== null && !Buffer.isBuffer(value);

/** Appendix B: `id:… sub:… dlvrd:… submit date:… done date:… stat:DELIVRD err:000 text:…`, or the optional parameters. */
function receiptOf({ receipted_message_id: named, message_state: state }: Pdu, text: string): Delivered {
  const id = named?.replace(/\0+$/, "") || /\bid:\s*(\S+)/i.exec(text)?.[1];
  if (!id) return { kind: "receipt", id: "", status: "pending", why: "" };
  const stat =
    (state === undefined ? undefined : STATES[state]) ?? /\bstat:\s*(\w+)/i.exec(text)?.[1]?.toUpperCase() ?? "";
  const error = /\berr:\s*(\w+)/i.exec(text)?.[1];
  const status =
    stat === "DELIVRD"
      ? "delivered"
      : ["EXPIRED", "DELETED", "UNDELIV", "REJECTD"].includes(stat)
        ? "failed"
        : "pending";
  return { kind: "receipt", id, status, why: error ? `${stat}, error ${error}` : stat };
}

/** Which part of a longer message: by the header (8 or 16 bits of reference) or by the optional parameters. */
function placeOf(pdu: Pdu, headers: readonly Buffer[]): PartPlace | undefined {
  for (const header of headers) {
    const [kind, length] = header;
    const at = kind === 0x00 && length === 3 ? 3 : kind === 0x08 && length === 4 ? 4 : undefined;
    if (at !== undefined) return sane(header.subarray(2, at).toString("hex"), header[at], header[at + 1]);
  }
  const { sar_msg_ref_num: reference, sar_total_segments: total, sar_segment_seqnum: place } = pdu;
  return reference === undefined ? undefined : sane(String(reference), total, place);
}

function sane(key: string, total = 0, place = 0): PartPlace | undefined {
  return total > 1 && place >= 1 && place <= total ? { key, total, place } : undefined;
}
