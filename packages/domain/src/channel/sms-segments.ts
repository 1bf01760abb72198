/** GSM 03.38's basic alphabet (3GPP TS 23.038 §6.2.1), without its escape. */
const BASIC = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
/** Its extension (§6.2.1.1): two septets each. */
const EXTENDED = new Set("\f^{}\\[~]|€");

/** Units of one message alone, and of each part of a longer one: a header of six octets stands before those. */
const ROOM = { gsm: { alone: 160, part: 153 }, ucs2: { alone: 70, part: 67 } } as const;

export type SmsCoding = keyof typeof ROOM;

export interface SmsParts {
  readonly coding: SmsCoding;
  /** Each fits one short message; what is one sign to a reader or the alphabet is not cut. */
  readonly parts: readonly string[];
}

export function smsCoding(text: string): SmsCoding {
  for (const sign of text) if (!BASIC.has(sign) && !EXTENDED.has(sign)) return "ucs2";
  return "gsm";
}

/** How a text travels: septets of GSM 03.38 where its signs allow it, else UCS-2 (surrogate pairs stay together). */
export function smsParts(text: string): SmsParts {
  const coding = smsCoding(text);
  const { alone, part } = ROOM[coding];
  const signs = [...text];
  const size = (sign: string) => (coding === "ucs2" ? sign.length : EXTENDED.has(sign) ? 2 : 1);
  const whole = signs.reduce((sum, sign) => sum + size(sign), 0);
  if (whole <= alone) return { coding, parts: [text] };
  const parts: string[] = [];
  let [current, used] = ["", 0];
  for (const sign of signs) {
    if (used + size(sign) > part) {
      parts.push(current);
      [current, used] = ["", 0];
    }
    current += sign;
    used += size(sign);
  }
  return { coding, parts: [...parts, current] };
}
