import type { Millis } from "@patchbay/base/time";
import type { EffectContext } from "../flow-ports.ts";
import type { ChoiceLook } from "../store/conversation-store.ts";

/**
 * The customer's side of a conversation in writing. An effect that is started again after a restart says nothing twice, and
 * finds the answers that came meanwhile.
 */
export interface ConversationPort {
  say(words: Words, context: EffectContext): Promise<void>;
  /** Says it and waits for what the customer writes next; what was written before does not count. */
  ask(question: Question, context: EffectContext): Promise<Answer>;
}

/** Plain text, with a picture and a link beside it. */
export interface Words {
  readonly text: string;
  readonly image?: string;
  readonly link?: { readonly url: string; readonly label: string };
}

export interface Question {
  readonly text: string;
  /** Answers to press; the customer may still write. */
  readonly choices?: readonly { readonly id: string; readonly label: string; readonly note?: string }[];
  readonly look?: ChoiceLook;
  /** So long; 0: for ever. */
  readonly waitMs: Millis;
}

export type Answer =
  | { readonly how: "written"; readonly text: string; readonly choice?: string }
  | { readonly how: "timeout" };
