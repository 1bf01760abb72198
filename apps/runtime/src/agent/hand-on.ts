import type { UserId } from "@patchbay/base/ids";
import type { Queue, QueueEntry } from "@patchbay/domain/queue";
import type { Leg } from "../call/leg.ts";
import type { LiveCall } from "../call/live-call.ts";
import { RING_BACK } from "../call/music.ts";
import { whenAborted } from "../call/when-aborted.ts";
import { dialNumber } from "../trunk/dial-number.ts";
import type { NumberRoute } from "../trunk/number-route.ts";
import { announceAgent } from "./announce-agent.ts";
import { ringReserved } from "./reserve-agent.ts";

export interface HandedTo {
  readonly agent: UserId;
  readonly leg: Leg;
}

const RING_MS = 25_000;

/** A blind transfer to a colleague: the agent is done, the colleague rings, the entry goes over with the answer. Undefined: not had. */
export async function handToAgent(
  call: LiveCall,
  queue: Queue,
  entry: QueueEntry["id"],
  to: UserId,
  signal: AbortSignal,
): Promise<HandedTo | undefined> {
  const { queues, agents } = call.stores;
  const { clock } = call.world;
  const before = (await queues.entry(entry))?.state;
  if (before?.status === "talking") {
    const at = clock.now();
    await agents.apply(before.agent, { type: "conversation-ended", entry, wrapUpUntil: at + queue.wrapUpMs }, at);
    announceAgent(call, before.agent);
  }
  const ring = ringReserved(call, entry, to, RING_MS);
  const leg = await withRingBack(call, signal, ring);
  if (!leg) {
    await queues.apply(entry, { type: "ended" }, clock.now());
    signal.throwIfAborted();
    return undefined;
  }
  await queues.apply(entry, { type: "handed-over", agent: to }, clock.now());
  signal.throwIfAborted();
  return { agent: to, leg };
}

/** A blind transfer out of the house; resolves when that party has hung up. False: not had. */
export async function handToNumber(
  call: LiveCall,
  route: NumberRoute & { readonly by: "trunk" },
  signal: AbortSignal,
): Promise<boolean> {
  const dialling = dialNumber(call, route, RING_MS);
  const answered = dialling.outcome.then((outcome) => (outcome.ok ? outcome.value : undefined));
  const leg = await withRingBack(call, signal, { answered, cancel: dialling.cancel });
  signal.throwIfAborted();
  if (!leg) return false;
  const gone = new Promise<void>((resolve) => {
    leg.onGone = () => resolve();
    if (leg.released) resolve();
  });
  await Promise.all([call.customer.hear(leg), leg.hear(call.customer)]);
  try {
    await Promise.race([gone, whenAborted(signal)]);
  } finally {
    await call.dropLeg(leg, "transfer ended");
    await call.customer.hear();
  }
  return true;
}

async function withRingBack(
  call: LiveCall,
  signal: AbortSignal,
  ring: { readonly answered: Promise<Leg | undefined>; cancel(): void },
): Promise<Leg | undefined> {
  signal.addEventListener("abort", ring.cancel, { once: true });
  await call.customer.loop(`ring-back/${call.world.chance.id()}`, RING_BACK);
  try {
    return await ring.answered;
  } finally {
    signal.removeEventListener("abort", ring.cancel);
    await call.customer.stopLoop();
  }
}
