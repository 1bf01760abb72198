import type { Instant } from "@patchbay/base/time";

export const CONSENT_CHANNELS = ["voice", "sms", "email", "chat"] as const;
export const CONSENT_PURPOSES = ["service", "marketing", "survey"] as const;
export const CONSENT_WAYS = ["call", "chat", "form", "written", "import", "other"] as const;
export type ConsentChannel = (typeof CONSENT_CHANNELS)[number];
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];
export type ConsentWay = (typeof CONSENT_WAYS)[number];

/** What a person said about being contacted. Statements are never changed: a later one counts instead. */
export interface ConsentStatement {
  readonly channel: ConsentChannel | "any";
  readonly purpose: ConsentPurpose | "any";
  readonly given: boolean;
  readonly at: Instant;
}

export type ContactLeave =
  | { readonly allowed: true; readonly by: "statement" | "nothing-said" }
  | { readonly allowed: false; readonly since: Instant };

/**
 * May this person be contacted so, for this? The newest statement that covers both decides; who never said anything has not
 * objected. Two statements of one instant: the refusal counts.
 */
export function mayContact(
  statements: readonly ConsentStatement[],
  channel: ConsentChannel,
  purpose: ConsentPurpose,
): ContactLeave {
  let newest: ConsentStatement | undefined;
  for (const said of statements) {
    const covers =
      (said.channel === "any" || said.channel === channel) && (said.purpose === "any" || said.purpose === purpose);
    if (!covers) continue;
    if (!newest || said.at > newest.at || (said.at === newest.at && !said.given)) newest = said;
  }
  if (!newest) return { allowed: true, by: "nothing-said" };
  return newest.given ? { allowed: true, by: "statement" } : { allowed: false, since: newest.at };
}
