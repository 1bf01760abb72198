import type { Pronunciation, Pronunciations } from "./pronunciations.ts";

/** What PocketSphinx is given: two grammars over one small dictionary. */
export interface KeywordGrammar {
  /** The keywords, with what callers put around them (JSGF). */
  readonly keywords: string;
  /** Any speech: a loop of all sounds. What follows this better than the keywords is none of them. */
  readonly anything: string;
  readonly dictionary: string;
}

const BEFORE = ["i", "want"];
const AFTER = ["please"];
const SOUNDS =
  "AA AE AH AO AW AY B CH D DH EH ER EY F G HH IH IY JH K L M N NG OW OY P R S SH T TH UH UW V W Y Z ZH".split(" ");
/** Each sound of the loop costs so much: words are likelier than the same sounds without sense. */
const SOUND_WEIGHT = 0.01;

/** Undefined when none of the keywords can be said. */
export function keywordGrammar(keywords: readonly string[], known: Pronunciations): KeywordGrammar | undefined {
  const phrases = keywords.map(wordsOf).filter((words) => isSayable(words, known));
  if (phrases.length === 0) return undefined;
  const words = new Set([...phrases.flat(), ...BEFORE, ...AFTER]);
  const entries = [...words].flatMap((word) => numbered(known.of(word)));
  const sounds = SOUNDS.map((sound) => `${soundWord(sound)} ${sound}`);
  const loop = SOUNDS.map((sound) => `/${SOUND_WEIGHT}/ ${soundWord(sound)}`).join(" | ");
  const choice = phrases.map((phrase) => phrase.join(" ")).join(" | ");
  return {
    keywords: jsgf(`[${BEFORE.join(" ")}] (${choice}) [${AFTER.join(" ")}]`),
    anything: jsgf(`(${loop})+`),
    dictionary: `${[...entries, ...sounds].join("\n")}\n`,
  };
}

/** The words of a keyword as a dictionary writes them. */
export function wordsOf(keyword: string): readonly string[] {
  return keyword.toLowerCase().match(/[a-z']+|[^\sa-z']+/g) ?? [];
}

function isSayable(words: readonly string[], known: Pronunciations): boolean {
  return words.length > 0 && words.every((word) => known.of(word).length > 0);
}

function numbered(ways: readonly Pronunciation[]): readonly string[] {
  return ways.map(({ word, phones }, at) => `${at === 0 ? word : `${word}(${at + 1})`} ${phones}`);
}

// No English word is written so.
const soundWord = (sound: string): string => `ph_${sound.toLowerCase()}`;

const jsgf = (rule: string): string => `#JSGF V1.0;\ngrammar menu;\npublic <menu> = ${rule};\n`;
