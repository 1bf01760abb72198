import { smsParts } from "@patchbay/domain/channel/sms-segments";
import smpp from "smpp";

/** SMPP 3.4 §5.2.19: the centre's own alphabet (GSM 03.38), and UCS-2. */
const CODING = { gsm: 0x00, ucs2: 0x08 } as const;
/** §5.2.12: a header stands before the words. */
const WITH_HEADER = 0x40;

export interface ShortMessage {
  readonly data_coding: number;
  readonly esm_class: number;
  readonly short_message: Buffer;
}

/**
 * A text as the short messages that it takes. Parts of one carry a header with a common reference (3GPP TS 23.040
 * §9.2.3.24.1): 05 00 03 reference total number.
 */
export function shortMessages(text: string, reference: number): readonly ShortMessage[] {
  const { coding, parts } = smsParts(text);
  return parts.map((part, place) => {
    const words = coding === "gsm" ? smpp.encodings.ASCII.encode(part) : Buffer.from(part, "utf16le").swap16();
    const header = parts.length === 1 ? [] : [5, 0, 3, reference & 0xff, parts.length, place + 1];
    return {
      data_coding: CODING[coding],
      esm_class: header.length === 0 ? 0 : WITH_HEADER,
      short_message: Buffer.concat([Buffer.from(header), words]),
    };
  });
}

/** The same for each attempt at the same message, so that a phone puts repeated parts together as it did the first. */
export function referenceOf(name: string): number {
  let sum = 0;
  for (let place = 0; place < name.length; place++) sum = (sum * 31 + name.charCodeAt(place)) & 0xff;
  return sum;
}
