import { NUMBER_PLACES, type NumberPlace } from "@patchbay/domain/trunk/trunk";
import type { InboundCall } from "@patchbay/ports/signalling";

/** What an INVITE says was dialled, in one place. */
export interface Dialled {
  readonly place: NumberPlace;
  readonly number: string;
  /** As what the number may be bound, the likeliest first: its spellings, then the blocks that it is in, the smallest first. */
  readonly bindings: readonly string[];
}

export function dialledPlaces(invite: InboundCall): readonly Dialled[] {
  return NUMBER_PLACES.flatMap((place) => {
    const number = place === "request-uri" ? invite.to : invite.userIn(place);
    return number ? [{ place, number, bindings: bindingsOf(number) }] : [];
  });
}

/** Numbers are bound in one spelling, a block of them by how all begin with `*` behind; carriers send them with and without the plus. */
export function bindingsOf(number: string): readonly string[] {
  const international = /^00\d{6,15}$/.test(number)
    ? [`+${number.slice(2)}`]
    : /^\d{7,15}$/.test(number)
      ? [`+${number}`]
      : [];
  const spellings = [number, ...international];
  if (!/^\+?\d{2,20}$/.test(number)) return spellings;
  return [...spellings, ...spellings.flatMap(blocksOf)];
}

/** The smallest first; of at least three digits. */
function blocksOf(number: string): readonly string[] {
  const shortest = number.startsWith("+") ? 4 : 3;
  const lengths = Array.from(
    { length: Math.max(0, number.length - shortest) },
    (_, index) => number.length - 1 - index,
  );
  return lengths.map((length) => `${number.slice(0, length)}*`);
}
