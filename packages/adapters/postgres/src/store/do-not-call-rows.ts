import type { Instant } from "@patchbay/base/time";
import type { Tx } from "../database.ts";

/** The entry that stands at this instant. */
export function standingEntry(tx: Tx, number: string, at: Instant) {
  const standing = { OR: [{ expiresAt: null }, { expiresAt: { gt: new Date(at) } }] };
  return tx.doNotCall
    .findFirst({ where: { number: plainNumber(number), ...standing } })
    .then((row) => row ?? undefined);
}

/** Numbers are compared without their punctuation. */
export function plainNumber(number: string): string {
  return number.replace(/[\s().\-/]/g, "");
}
