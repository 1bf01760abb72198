import type { Json, JsonObject } from "@patchbay/base/json";
import { DAY, type Instant } from "@patchbay/base/time";
import type { CustomField } from "./custom-field.ts";

/** One contact that was, as far as a portrait looks at it. */
export interface ContactFact {
  readonly at: Instant;
  readonly channel: string;
  readonly direction: string;
  /** What it was about: the disposition, or the ticket's type. */
  readonly topic?: string;
}

export interface PortraitFacts {
  readonly contacts: readonly ContactFact[];
  readonly answers: readonly { readonly at: Instant; readonly score: number; readonly best: number }[];
  readonly openTickets: number;
  readonly fields: JsonObject;
}

/** Each figure with what it was made of, so that nobody has to believe it. */
export interface Portrait {
  readonly days: number;
  readonly frequency: { readonly contacts: number; readonly perMonth: number; readonly before: number };
  readonly channel?: { readonly name: string; readonly contacts: number; readonly of: number };
  readonly topics: readonly { readonly name: string; readonly contacts: number }[];
  /** 0 … 1. */
  readonly satisfaction?: { readonly score: number; readonly answers: number; readonly newest: Instant };
  readonly value?: { readonly title: string; readonly amount: number };
  readonly lastContact?: Instant;
  readonly openTickets: number;
}

export const PORTRAIT_DAYS = 90;
const MOST_TOPICS = 5;
const DAYS_OF_MONTH = 30;

/** A customer in a few figures: what was in the last 90 days, compared with the 90 days before. */
export function portrait(facts: PortraitFacts, fields: readonly CustomField[], now: Instant): Portrait {
  const span = PORTRAIT_DAYS * DAY;
  const past = facts.contacts.filter(({ at }) => at <= now);
  const recent = past.filter(({ at }) => at > now - span);
  const before = past.filter(({ at }) => at <= now - span && at > now - 2 * span);
  const theirs = recent.filter(({ direction }) => direction === "inbound");
  const [channel] = counted(theirs.map((contact) => contact.channel));
  const answers = facts.answers.filter(({ at, best }) => at > now - span && best > 0);
  const value = fields.find(({ isValue }) => isValue);
  const amount = value && numberIn(facts.fields[value.key]);
  const lastContact = past.reduce<Instant | undefined>(
    (last, { at }) => (last === undefined || at > last ? at : last),
    undefined,
  );
  return {
    days: PORTRAIT_DAYS,
    frequency: {
      ...{ contacts: recent.length, before: before.length },
      perMonth: Math.round((recent.length / PORTRAIT_DAYS) * DAYS_OF_MONTH * 10) / 10,
    },
    ...(channel ? { channel: { ...channel, of: theirs.length } } : {}),
    topics: counted(recent.flatMap(({ topic }) => (topic ? [topic] : []))).slice(0, MOST_TOPICS),
    ...(answers.length > 0 ? { satisfaction: satisfactionOf(answers) } : {}),
    ...(value && amount !== undefined ? { value: { title: value.title, amount } } : {}),
    ...(lastContact === undefined ? {} : { lastContact }),
    openTickets: facts.openTickets,
  };
}

/** Answers of different scales count alike: each as its share of the best one. */
function satisfactionOf(answers: PortraitFacts["answers"]) {
  const sum = answers.reduce((total, { score, best }) => total + Math.min(1, Math.max(0, score / best)), 0);
  return {
    ...{ score: sum / answers.length, answers: answers.length },
    newest: answers.reduce((last, { at }) => Math.max(last, at), 0),
  };
}

/** The most frequent first; of equals, the first by name. */
function counted(names: readonly string[]): readonly { readonly name: string; readonly contacts: number }[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .map(([name, contacts]) => ({ name, contacts }))
    .sort((one, other) => other.contacts - one.contacts || (one.name < other.name ? -1 : 1));
}

function numberIn(value: Json | undefined): number | undefined {
  return typeof value === "number" ? value : undefined;
}
