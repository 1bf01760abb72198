import type { Millis } from "@patchbay/base/time";
import type { CallEnded } from "../phone/phone-call.ts";
import { type Peer, SipPhone } from "../phone/sip-phone.ts";
import { LoadAudio } from "./load-audio.ts";

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
}

export interface LoadReport {
  readonly calls: number;
  readonly answered: number;
  readonly failed: number;
  /** SIP status of the failed → how many. */
  readonly failures: Readonly<Record<string, number>>;
  readonly mostAtOnce: number;
  readonly setUpMs: { readonly p50: number; readonly p99: number; readonly max: number };
  readonly packets: number;
  readonly gapsOver40: number;
  readonly gapsOver60: number;
  readonly gapShareOver60: number;
  readonly longestGapMs: number;
  /** Answered calls that never heard a packet. */
  readonly silent: number;
}

/** Places calls at an even rate and reports what callers would have noticed. */
export async function runLoad(plan: LoadPlan): Promise<LoadReport> {
  const phone = await SipPhone.open("127.0.0.1");
  const total = Math.round((plan.rate * plan.forMs) / 1_000);
  const outcomes: Promise<Outcome>[] = [];
  const now = { live: 0, most: 0 };
  const startedAt = performance.now();
  for (let index = 0; index < total; index += 1) {
    const due = startedAt + (index * 1_000) / plan.rate;
    const wait = due - performance.now();
    if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait));
    outcomes.push(oneCall(phone, plan, String(1_000_000 + index), now));
  }
  const done = await Promise.all(outcomes);
  await phone.close();
  return report(done, now.most);
}

interface Outcome {
  readonly setUpMs: number | undefined;
  readonly end: CallEnded;
  readonly audio: LoadAudio;
}

async function oneCall(
  phone: SipPhone,
  plan: LoadPlan,
  from: string,
  now: { live: number; most: number },
): Promise<Outcome> {
  const audio = await LoadAudio.open(phone.address);
  const askedAt = performance.now();
  const call = await phone.call({ server: plan.server, to: plan.number, from, audio });
  const answered = await call.answered;
  const setUpMs = answered ? performance.now() - askedAt : undefined;
  if (answered) {
    now.live += 1;
    now.most = Math.max(now.most, now.live);
    const keys = plan.digits ? setTimeout(() => call.press(plan.digits), plan.digitsAfterMs) : undefined;
    const end = setTimeout(() => void call.hangUp(), plan.holdMs);
    await call.ended;
    clearTimeout(keys);
    clearTimeout(end);
    now.live -= 1;
  }
  return { setUpMs, end: await call.ended, audio };
}

function report(outcomes: readonly Outcome[], mostAtOnce: number): LoadReport {
  const setUps = outcomes.flatMap((outcome) => outcome.setUpMs ?? []).sort((a, b) => a - b);
  const at = (share: number): number =>
    round(setUps[Math.min(setUps.length - 1, Math.floor(setUps.length * share))] ?? 0);
  const failures: Record<string, number> = {};
  for (const { setUpMs, end } of outcomes) {
    if (setUpMs !== undefined) continue;
    const key = String(end.status ?? end.by);
    failures[key] = (failures[key] ?? 0) + 1;
  }
  const meters = outcomes.filter((outcome) => outcome.setUpMs !== undefined).map((outcome) => outcome.audio.meter);
  const sum = (pick: (meter: LoadAudio["meter"]) => number): number =>
    meters.reduce((total, meter) => total + pick(meter), 0);
  const packets = sum((meter) => meter.packets);
  const over60 = sum((meter) => meter.over60);
  return {
    calls: outcomes.length,
    answered: setUps.length,
    failed: outcomes.length - setUps.length,
    failures,
    mostAtOnce,
    setUpMs: { p50: at(0.5), p99: at(0.99), max: at(1) },
    packets,
    gapsOver40: sum((meter) => meter.over40),
    gapsOver60: over60,
    gapShareOver60: packets === 0 ? 0 : over60 / packets,
    longestGapMs: round(Math.max(0, ...meters.map((meter) => meter.longestMs))),
    silent: meters.filter((meter) => meter.packets === 0).length,
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
