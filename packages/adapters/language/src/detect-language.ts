import type { LanguagesPort } from "@patchbay/ports/flow/language-model";
import { franc } from "franc-min";

/** Scripts that settle the question alone. */
const SCRIPTS: readonly (readonly [language: string, script: RegExp])[] = [
  ["ja", /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ["ko", /\p{Script=Hangul}/u],
  ["zh", /\p{Script=Han}/u],
  ["ar", /\p{Script=Arabic}/u],
  ["ru", /\p{Script=Cyrillic}/u],
];

/** ISO 639-3, as franc has it, of those that share the Latin script. */
const LATIN: Readonly<Record<string, string>> = {
  en: "eng",
  de: "deu",
  fr: "fra",
  es: "spa",
  it: "ita",
  pt: "por",
  nl: "nld",
  pl: "pol",
  tr: "tur",
};
const MIN_LETTERS = 10;

/** By script where that is enough, else by trigrams (franc) among the languages asked for. */
export const detectLanguage: LanguagesPort = {
  async detect(text, among) {
    const written = SCRIPTS.find(([, script]) => script.test(text))?.[0];
    if (written !== undefined) return among.includes(written) ? written : undefined;
    const latin = among.filter((language) => language in LATIN);
    if ((text.match(/\p{Script=Latin}/gu)?.length ?? 0) < MIN_LETTERS) return undefined;
    const found = franc(text, { only: latin.map((language) => LATIN[language] as string), minLength: MIN_LETTERS });
    return latin.find((language) => LATIN[language] === found);
  },
};
