/** Words that agents answer with again and again, in chats and in letters. */
export interface CannedAnswer {
  readonly id: string;
  /** What is typed after the slash. */
  readonly shortcut: string;
  readonly title: string;
  /** `{{customer.name}}`, `{{agent.name}}`, `{{data.order}}` are filled in when it is taken. */
  readonly body: string;
  /** For conversations in this language; absent: in any. */
  readonly language?: "en" | "zh";
  /** For agents of these teams; empty: of all. */
  readonly teams: readonly string[];
  /** For contacts of these queues, by name; empty: of all. */
  readonly queues: readonly string[];
  /** The agent who wrote it for nobody else; absent: everybody's. */
  readonly owner?: string;
}

/** Where an answer is wanted. What is not known keeps nothing back but what is for others. */
export interface AnswerPlace {
  readonly team?: string | undefined;
  readonly queue?: string | undefined;
  readonly language?: string | undefined;
}

/**
 * Those that may be used here and fit what was typed: first by the beginning of their shortcut, then by words of their
 * title. Where two have the same shortcut, one's own comes first, then the one made for the narrower place.
 */
export function fittingAnswers(
  answers: readonly CannedAnswer[],
  place: AnswerPlace,
  typed: string,
): readonly CannedAnswer[] {
  const wanted = typed.toLocaleLowerCase();
  return answers
    .filter((answer) => isFor(answer, place))
    .map((answer) => ({ answer, rank: rankOf(answer, wanted) }))
    .filter(({ rank }) => rank < NO_MATCH)
    .toSorted(
      (a, b) => a.rank - b.rank || narrowness(b.answer) - narrowness(a.answer) || byShortcut(a.answer, b.answer),
    )
    .map(({ answer }) => answer);
}

function isFor({ teams, queues, language }: CannedAnswer, place: AnswerPlace): boolean {
  if (teams.length > 0 && !(place.team !== undefined && teams.includes(place.team))) return false;
  if (queues.length > 0 && !(place.queue !== undefined && queues.includes(place.queue))) return false;
  return language === undefined || place.language === undefined || place.language.startsWith(language);
}

const NO_MATCH = 2;

function rankOf({ shortcut, title }: CannedAnswer, wanted: string): number {
  if (shortcut.toLocaleLowerCase().startsWith(wanted)) return 0;
  return title.toLocaleLowerCase().includes(wanted) ? 1 : NO_MATCH;
}

const narrowness = ({ teams, queues, language, owner }: CannedAnswer): number =>
  4 * Number(owner !== undefined) +
  Number(teams.length > 0) +
  Number(queues.length > 0) +
  Number(language !== undefined);

const byShortcut = (a: CannedAnswer, b: CannedAnswer): number => a.shortcut.localeCompare(b.shortcut);

/** What is typed of a shortcut: the word after a slash that begins the text or follows a space, up to where one writes. */
export function typedShortcut(
  text: string,
  caret: number,
): { readonly from: number; readonly typed: string } | undefined {
  const found = /(?:^|\s)\/(\S*)$/u.exec(text.slice(0, caret));
  return found ? { from: caret - (found[1] ?? "").length - 1, typed: found[1] ?? "" } : undefined;
}
