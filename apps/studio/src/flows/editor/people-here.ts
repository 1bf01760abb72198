import type { Person } from "@patchbay/canvas/view/people";
import type { PresenceNews } from "@patchbay/wire/presence";

interface Seen {
  readonly person: Person;
  readonly at: number;
}

export type PeopleHere = ReadonlyMap<string, Seen>;

/** Who said nothing for so long is gone, however their tab ended. */
export const SILENT_MS = 30_000;

/** Who is at the drawing, after what one of them said at `now` (milliseconds). */
export function nextPeople(people: PeopleHere, news: PresenceNews, now: number): PeopleHere {
  const next = new Map([...people].filter(([, { at }]) => now - at < SILENT_MS));
  if (news.kind === "gone") next.delete(news.tab);
  if (news.kind === "here") {
    const { tab, name, state } = news;
    const { selected, cursor } = state;
    next.set(tab, { person: { tab, name, selected, ...(cursor ? { cursor } : {}) }, at: now });
  }
  return next;
}
