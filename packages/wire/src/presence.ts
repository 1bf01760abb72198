import { z } from "zod";

/** What somebody looks at in a flow: the steps that they selected, and where their pointer is in the drawing. */
export const presenceState = z.object({
  selected: z.array(z.string().max(80)).max(50),
  cursor: z.object({ x: z.number(), y: z.number() }).optional(),
});

/** What the people of one drawing tell each other, by browser tab. Who says it is the server's word. */
export const presenceNews = z.discriminatedUnion("kind", [
  /** Came in: the others answer with where they are. */
  z.object({ kind: z.literal("hello"), tab: z.string() }),
  z.object({ kind: z.literal("here"), tab: z.string(), user: z.string(), name: z.string(), state: presenceState }),
  z.object({ kind: z.literal("gone"), tab: z.string() }),
]);

export type PresenceState = z.infer<typeof presenceState>;
export type PresenceNews = z.infer<typeof presenceNews>;
