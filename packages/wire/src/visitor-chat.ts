import { z } from "zod";

/**
 * The chat socket of a web page's visitor (`/chat?key=<public key>`). The page says hello with the token of last time, if any,
 * and how far it has read; then everything from there on comes in pages that say which numbers they cover. Numbers without a
 * message are none of the visitor's business (colleagues' notes). Whatever is missing is fetched by number.
 */
const short = z.string().max(500);

export const visitorFrame = z.discriminatedUnion("op", [
  z.object({
    op: z.literal("hello"),
    token: z.string().max(200).optional(),
    after: z.number().int().nonnegative().default(0),
    /** The conversation that `after` counts in. */
    conversation: z.string().max(100).optional(),
    page: short.optional(),
    title: short.optional(),
    referrer: short.optional(),
    language: z.string().max(35).optional(),
    name: z.string().max(100).optional(),
  }),
  z.object({
    op: z.literal("send"),
    /** The page's own name for the message: sent again after a broken connection, it is said once. */
    id: z.string().min(8).max(64),
    text: z.string().trim().min(1).max(4_000),
    choice: z.string().max(64).optional(),
  }),
  z.object({ op: z.literal("fetch"), after: z.number().int().nonnegative() }),
  z.object({ op: z.literal("typing") }),
  z.object({ op: z.literal("seen"), seq: z.number().int().nonnegative() }),
  z.object({ op: z.literal("leave") }),
  /** While nobody is there. */
  z.object({
    op: z.literal("leave-message"),
    id: z.string().min(8).max(64),
    name: z.string().trim().min(1).max(100),
    contact: z.string().trim().min(3).max(200),
    text: z.string().trim().min(1).max(4_000),
  }),
  z.object({ op: z.literal("ping") }),
]);

export type VisitorFrame = z.infer<typeof visitorFrame>;

export interface VisitorMessage {
  readonly seq: number;
  readonly at: number;
  readonly from: "visitor" | "bot" | "agent" | "system";
  readonly name?: string;
  /** Of one's own message: as it was sent. */
  readonly id?: string;
  readonly body: unknown;
}

export type VisitorAnswer =
  | {
      readonly op: "ready";
      readonly token: string;
      readonly look: {
        readonly title: string;
        readonly greeting: string;
        readonly colour: string;
        readonly language: "auto" | "en" | "zh";
      };
      /** Nobody is signed in who could answer. */
      readonly offline: boolean;
    }
  /** Covers the numbers from behind `after` to `upTo`. */
  | {
      readonly op: "messages";
      readonly conversation: string;
      readonly after: number;
      readonly upTo: number;
      readonly status: "bot" | "waiting" | "agent" | "closed";
      readonly messages: readonly VisitorMessage[];
    }
  | { readonly op: "ack"; readonly id: string; readonly seq?: number }
  | { readonly op: "refused"; readonly code: string; readonly id?: string }
  | { readonly op: "typing" }
  | { readonly op: "pong" };
