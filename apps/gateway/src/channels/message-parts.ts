import type { ProviderAbilities, ProviderPart } from "@patchbay/ports/channel-provider";
import { plainWords, type Said, writtenOut } from "./channel-carrier.ts";
import type { LinkedFile } from "./linked-files.ts";

/** A message as its provider can show it: pressed or numbered choices, pictures or their addresses, nothing longer than it takes. */
export function messageParts(
  words: Said,
  files: readonly LinkedFile[],
  can: ProviderAbilities,
): readonly ProviderPart[] {
  if (words.kind === "choices" && fitsToPress(words, can)) {
    return [{ kind: "choices", text: words.text, choices: words.choices }];
  }
  const image = words.kind === "text" ? words.image : undefined;
  const shown = can.pictures
    ? [...(image === undefined ? [] : [image]), ...files.filter(isPicture).map(({ url }) => url)]
    : [];
  const linked = files.filter((file) => !can.pictures || !isPicture(file)).map(({ name, url }) => `${name}: ${url}`);
  const text = [can.pictures ? plainWords(words) : writtenOut(words), ...linked]
    .filter((line) => line !== "")
    .join("\n");
  return [
    ...cut(text, can).map((piece) => ({ kind: "text" as const, text: piece })),
    ...shown.map((url) => ({ kind: "picture" as const, url })),
  ];
}

const isPicture = ({ type }: LinkedFile): boolean => /^image\/(?:png|jpeg)$/.test(type);

function fitsToPress(
  { text, choices }: Extract<Said, { readonly kind: "choices" }>,
  { choices: can }: ProviderAbilities,
) {
  if (!can || choices.length === 0 || choices.length > can.most || text.length > can.text) return false;
  return choices.every(({ label }) => label.length <= can.label);
}

const signs = new Intl.Segmenter("und", { granularity: "grapheme" });

/** At line ends or blanks where it can, and never within what readers see as one sign. */
function cut(text: string, { longest, size }: ProviderAbilities): readonly string[] {
  if (size(text) <= longest) return text.trim() === "" ? [] : [text];
  const ends = Array.from(signs.segment(text), ({ index, segment }) => index + segment.length);
  const pieces: string[] = [];
  for (let start = 0; start < text.length; ) {
    const most = text.slice(
      start,
      lastFitting(ends, start, (end) => size(text.slice(start, end)) <= longest),
    );
    const blank = Math.max(most.lastIndexOf("\n"), most.lastIndexOf(" "));
    const isLast = start + most.length === text.length;
    const piece = !isLast && blank > most.length / 2 ? most.slice(0, blank + 1) : most;
    if (piece.trim() !== "") pieces.push(piece.trimEnd());
    start += piece.length;
  }
  return pieces;
}

/** The last end behind `start` that fits, found by halving; the first one in any case. */
function lastFitting(ends: readonly number[], start: number, fits: (end: number) => boolean): number {
  let low = ends.findIndex((end) => end > start);
  let high = ends.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(ends[middle] ?? 0)) low = middle;
    else high = middle - 1;
  }
  return ends[low] ?? start + 1;
}
