import { z } from "zod";
import type { Leg } from "../engine/stack.ts";

const transport = z.enum(["udp", "tcp", "tls", "ws", "wss"]);

/** An established leg as it is written down: all that is needed to speak in its dialog again. */
export const keptLeg = z.object({
  id: z.string(),
  role: z.enum(["uas", "uac"]),
  method: z.string(),
  dialog: z.object({
    callId: z.string(),
    localTag: z.string(),
    remoteTag: z.string().optional(),
    local: z.string(),
    remote: z.string(),
    localSeq: z.int(),
    remoteSeq: z.int().optional(),
    target: z.string().optional(),
    routes: z.array(z.string()),
  }),
  /** Where we listen for it. */
  listener: z.object({ transport, localHost: z.string(), port: z.int() }),
  /** Where its packets come from when that is not where its Contact says (NAT). Connections do not outlive their server. */
  from: z.object({ address: z.string(), port: z.int() }).optional(),
  session: z.object({ seconds: z.number(), weRefresh: z.boolean(), sdp: z.string(), byUpdate: z.boolean() }).optional(),
});

export type KeptLeg = z.infer<typeof keptLeg>;

export function keptOf({ id, role, method, dialog, listener, flow, session }: Leg): KeptLeg {
  const { transport: over, localHost, port } = listener;
  return {
    ...{ id, role, method },
    dialog: { ...dialog, routes: [...dialog.routes] },
    listener: { transport: over, localHost, port },
    ...(flow?.transport === "udp" ? { from: { address: flow.remoteAddress, port: flow.remotePort } } : {}),
    ...(session ? { session: { ...session.setup } } : {}),
  };
}
