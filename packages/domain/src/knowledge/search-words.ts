const HAN = /\p{Script=Han}/u;
const MOST = 2_000;

/**
 * What a text is found by: words of alphabets as they are, small; Chinese, which is written without spaces, by its words as
 * Unicode's dictionary cuts them (UAX #29) and by each pair of neighbours, because two texts may be cut differently.
 */
export function searchWords(text: string): readonly string[] {
  const words = new Set<string>();
  for (const { segment, isWordLike } of new Intl.Segmenter("zh", { granularity: "word" }).segment(text.toLowerCase())) {
    if (isWordLike && segment.length <= 60) words.add(segment);
  }
  for (const run of text.match(/\p{Script=Han}+/gu) ?? []) {
    const letters = [...run];
    for (let at = 1; at < letters.length; at++) words.add(`${letters[at - 1]}${letters[at]}`);
  }
  return [...words].slice(0, MOST);
}

export interface ExcerptPart {
  readonly text: string;
  readonly hit: boolean;
}

const AROUND = 60;
const LENGTH = 160;

/** A stretch of the text around what was looked for first, and in it all that was looked for. */
export function excerptOf(text: string, wanted: string): readonly ExcerptPart[] {
  const plain = text.replace(/[#*_`>[\]()!-]+/g, " ").replace(/\s+/g, " ");
  const stems = searchWords(wanted)
    .filter((word) => HAN.test(word) || word.length > 2)
    .map(stemOf);
  if (stems.length === 0) return plain === "" ? [] : [{ text: plain.slice(0, LENGTH), hit: false }];
  const escaped = stems
    .map((stem) => stem.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
    .toSorted((a, b) => b.length - a.length);
  const pattern = new RegExp(`(${escaped.join("|")})`, "giu");
  const first = Math.max(0, plain.search(pattern));
  const from = Math.max(0, first - AROUND);
  return plain
    .slice(from, from + LENGTH)
    .split(pattern)
    .flatMap((part, index) => (part === "" ? [] : [{ text: part, hit: index % 2 === 1 }]));
}

/** "refunds" and "refunding" show "refund". */
const stemOf = (word: string): string => (HAN.test(word) ? word : word.replace(/(?<=\w{3})(ing|ed|es|s)$/, ""));
