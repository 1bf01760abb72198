/** What a customer may be asked for in writing. */
export const ANSWER_KINDS = ["text", "number", "email", "phone", "date", "one-of"] as const;
export type AnswerKind = (typeof ANSWER_KINDS)[number];

const EMAIL = /^[^\s@<>"]{1,64}@[^\s@<>"]{1,190}\.[^\s@<>".]{2,}$/;
const DATES = [
  /^(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})$/,
  /^(?<day>\d{1,2})[./](?<month>\d{1,2})[./](?<year>\d{4})$/,
  /^(?<year>\d{4})年(?<month>\d{1,2})月(?<day>\d{1,2})日?$/,
];

/** The answer in its plain form; undefined when it is none of this kind. Full-width digits and signs count as plain ones. */
export function readAnswer(kind: AnswerKind, written: string, options: readonly string[]): string | number | undefined {
  const text = written.normalize("NFKC").trim();
  if (text === "") return undefined;
  switch (kind) {
    case "text":
      return written.trim();
    case "number":
      return numberOf(text);
    case "email":
      return EMAIL.test(text) ? text.toLowerCase() : undefined;
    case "phone": {
      const digits = text.replace(/[\s().\-/]/g, "");
      return /^\+?\d{5,15}$/.test(digits) ? digits : undefined;
    }
    case "date":
      return dateOf(text);
    case "one-of":
      return options[chosenAt(text, options)];
  }
}

/** Which of the labels was meant: by its words, or by its number in the list; -1: none. */
export function chosenAt(written: string, labels: readonly string[]): number {
  const text = plain(written);
  const named = labels.findIndex((label) => plain(label) === text);
  if (named >= 0) return named;
  const place = /^\d{1,2}$/.test(text) ? Number(text) - 1 : -1;
  return place < labels.length ? place : -1;
}

function plain(text: string): string {
  return text.normalize("NFKC").trim().toLowerCase();
}

/** `1,234.5` and `1234,5`: a single comma with other than three digits behind it is a decimal one. */
function numberOf(text: string): number | undefined {
  const bare = text.replace(/\s/g, "");
  if (/^[+-]?\d+,\d+$/.test(bare) && !/,\d{3}$/.test(bare)) return Number(bare.replace(",", "."));
  const digits = bare.replace(/(\d),(?=\d{3}(\D|$))/g, "$1");
  return /^[+-]?\d{1,15}(\.\d{1,10})?$/.test(digits) ? Number(digits) : undefined;
}

/** As `YYYY-MM-DD`, of days that there are. */
function dateOf(text: string): string | undefined {
  const groups = DATES.map((form) => form.exec(text)?.groups).find((found) => found !== undefined);
  if (!groups) return undefined;
  const [year, month, day] = [Number(groups.year), Number(groups.month), Number(groups.day)];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : undefined;
}
