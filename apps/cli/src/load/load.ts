import type { Millis } from "@patchbay/base/time";
import type { CallEnded } from "../phone/phone-call.ts";
import { type Peer, SipPhone } from "../phone/sip-phone.ts";
import type { GapMeter } from "./gap-meter.ts";
import { LoadAudio } from "./load-audio.ts";
import { LoadLines } from "./load-lines.ts";
import { type LoadReport, reportOf } from "./load-report.ts";

export interface LoadPlan {
  readonly server: Peer;
  readonly number: string;
  /** New calls per second. */
  readonly rate: number;
  /** For so long calls are placed. */
  readonly forMs: Millis;
  /** We hang up after so long; a flow that hangs up earlier counts as well. */
  readonly holdMs: Millis;
  readonly digits: string;
  /** When the digits are pressed, from the answer on. */
  readonly digitsAfterMs: Millis;
  /** Where the calls' own audio comes to: two UDP ports a call. */
  readonly ports?: { readonly first: number; readonly last: number };
  /** When this many calls talk, what they have heard so far is forgotten: figures of the steady state. */
  readonly measureFrom?: number;
  /** Called then. */
  readonly measuring?: () => void;
}

const PORTS = { first: 44_000, last: 59_999 };

/** What became of one call. */
export interface CallOutcome {
  /** Undefined of a call that was not answered. */
  readonly setUpMs: number | undefined;
  readonly end: CallEnded;
  readonly meter: GapMeter;
  /** From the packet that completed the last key to the other side's BYE. */
  readonly reactionMs: number | undefined;
}

/** Places calls at an even rate and reports what callers would have noticed. */
export async function runLoad(plan: LoadPlan): Promise<LoadReport> {
  const phone = await SipPhone.open(plan.server.address);
  const lines = new LoadLines(phone.address, plan.ports ?? PORTS);
  const talking = new Talking(plan);
  const total = Math.round((plan.rate * plan.forMs) / 1_000);
  const outcomes: Promise<CallOutcome>[] = [];
  const startedAt = performance.now();
  for (let index = 0; index < total; index += 1) {
    const due = startedAt + (index * 1_000) / plan.rate;
    const wait = due - performance.now();
    if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait));
    outcomes.push(oneCall(phone, lines, plan, String(1_000_000 + index), talking));
  }
  const done = await Promise.all(outcomes);
  await phone.close();
  lines.close();
  return reportOf(done, { mostAtOnce: talking.most, retransmitted: phone.retransmitted, lines });
}

/** Who talks at the moment. */
class Talking {
  readonly #plan: LoadPlan;
  readonly #meters = new Set<GapMeter>();
  most = 0;

  constructor(plan: LoadPlan) {
    this.#plan = plan;
  }

  begin(meter: GapMeter): void {
    this.#meters.add(meter);
    this.most = Math.max(this.most, this.#meters.size);
    if (this.#meters.size !== this.#plan.measureFrom) return;
    for (const each of this.#meters) each.reset();
    this.#plan.measuring?.();
  }

  end(meter: GapMeter): void {
    this.#meters.delete(meter);
  }
}

async function oneCall(
  phone: SipPhone,
  lines: LoadLines,
  plan: LoadPlan,
  from: string,
  talking: Talking,
): Promise<CallOutcome> {
  const audio = await LoadAudio.open(lines);
  const askedAt = performance.now();
  const call = await phone.call({ server: plan.server, to: plan.number, from, audio });
  const answered = await call.answered;
  const setUpMs = answered ? performance.now() - askedAt : undefined;
  if (!answered) return { setUpMs, end: await call.ended, meter: audio.meter, reactionMs: undefined };
  talking.begin(audio.meter);
  const keys = plan.digits ? setTimeout(() => call.press(plan.digits), plan.digitsAfterMs) : undefined;
  const hangUp = setTimeout(() => void call.hangUp(), plan.holdMs);
  const end = await call.ended;
  const reacted = end.by === "them" && audio.digitSentAt !== undefined;
  const reactionMs = reacted ? performance.now() - (audio.digitSentAt as number) : undefined;
  clearTimeout(keys);
  clearTimeout(hangUp);
  talking.end(audio.meter);
  return { setUpMs, end, meter: audio.meter, reactionMs };
}
