import type { Result } from "@patchbay/base/result";
import type { EffectContext } from "../flow-ports.ts";

/** E-mail and text messages by the tenant's own accounts. The same key sends once. */
export interface MessagePort {
  send(message: OutgoingMessage, context: EffectContext): Promise<Result<{ readonly id: string }, MessageError>>;
  template(name: string, context: EffectContext): Promise<MessageTemplate | undefined>;
  /** Addresses of members: agents by name, extension or address. Those that are nobody's are left out. */
  addressesOf(people: readonly string[], context: EffectContext): Promise<readonly string[]>;
}

export type OutgoingMessage =
  | {
      readonly channel: "email";
      readonly to: readonly string[];
      readonly subject: string;
      readonly text: string;
      readonly replyTo?: string;
    }
  | { readonly channel: "sms"; readonly to: string; readonly text: string };

export type MessageError =
  | { readonly code: "message.not-configured"; readonly channel: "email" | "sms" }
  | { readonly code: "message.refused"; readonly why: string }
  | { readonly code: "message.unreachable"; readonly why: string };

/** Words that are sent again and again; `{{ }}` is filled in by the flow that sends them. */
export interface MessageTemplate {
  readonly name: string;
  readonly title: string;
  readonly channel: "email" | "sms";
  readonly subject: string;
  readonly body: string;
}
