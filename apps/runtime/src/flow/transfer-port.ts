import type { UserId } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import type {
  EffectContext,
  TransferError,
  TransferOutcome,
  TransferPort,
  TransferRequest,
} from "@patchbay/ports/flow-ports";
import type { CallFailure } from "@patchbay/ports/signalling";
import { ringAgent } from "../agent/ring-agent.ts";
import { whisper } from "../agent/whisper.ts";
import { askConsent } from "../call/consent.ts";
import type { Dialling } from "../call/dial.ts";
import type { Leg } from "../call/leg.ts";
import type { LiveCall } from "../call/live-call.ts";
import { RING_BACK } from "../call/music.ts";
import { whenAborted } from "../call/when-aborted.ts";
import { whoAnswered } from "../call/who-answered.ts";
import { dialNumber } from "../trunk/dial-number.ts";
import { routeNumber } from "../trunk/number-route.ts";
import { soundsOf } from "./utterances.ts";

const OUTCOME = {
  "sip.busy": "busy",
  "sip.declined": "rejected",
  "sip.no-answer": "no-answer",
  "sip.cancelled": "no-answer",
  "sip.not-found": "rejected",
  "sip.unreachable": "no-answer",
  "sip.rejected": "rejected",
  "sip.disconnected": "no-answer",
} as const satisfies Record<CallFailure["code"], Exclude<TransferOutcome["how"], "talked">>;

/** Joins the caller to an outside party (or a colleague's extension) until that party leaves. */
export function transferPort(call: LiveCall): TransferPort {
  return {
    toNumber: (request, context) =>
      transfer(call, request, context, (leg) => takes(call, leg, request, context.signal)),
    toPerson: (request, context) =>
      transfer(call, request, context, async (leg) => {
        const who = await whoAnswered(call, leg, request.patienceMs, context.signal);
        return who === "person" || (who === "unknown" && request.connectUnknown) ? undefined : who;
      }),
  };
}

/** Says why an answered party is not joined to the caller; undefined: it is. */
type Screening<Reason> = (leg: Leg) => Promise<Reason | undefined>;

async function transfer<Reason extends string>(
  call: LiveCall,
  request: TransferRequest,
  { key, signal }: EffectContext,
  screen: Screening<Reason>,
): Promise<Result<TransferOutcome | { readonly how: Reason }, TransferError>> {
  signal.throwIfAborted();
  const earlier = call.transfer?.key === key ? call.leg(call.transfer.leg) : undefined;
  const leg = earlier ?? (await ring(call, request, { key, signal }, screen));
  if (!(leg instanceof Object && "identity" in leg)) return leg;
  try {
    return ok(await talk(call, leg, request.record ? key : undefined, signal));
  } finally {
    await call.dropLeg(leg, "transfer ended");
    call.transfer = undefined;
    call.keep();
  }
}

async function ring<Reason extends string>(
  call: LiveCall,
  request: TransferRequest,
  { key, signal }: EffectContext,
  screen: Screening<Reason>,
): Promise<Leg | Result<TransferOutcome | { readonly how: Reason }, TransferError>> {
  const route = await routeNumber(call.world, call.stores, request.number, request.callerId);
  if (!route.ok) return route;
  await call.customer.loop(`ring-back/${key}`, RING_BACK);
  const dialling = dialRoute(call, route.value, request.ringMs);
  signal.addEventListener("abort", dialling.cancel, { once: true });
  const answered = await dialling.outcome;
  signal.removeEventListener("abort", dialling.cancel);
  const refused = answered.ok ? await screen(answered.value) : undefined;
  await call.customer.stopLoop();
  if (answered.ok && refused !== undefined) {
    await call.dropLeg(answered.value, refused);
    return ok({ how: refused });
  }
  if (answered.ok) {
    await whisper(call, answered.value, request, signal);
    call.transfer = { key, leg: answered.value.id, answeredAt: call.world.clock.now() };
    call.keep();
    return answered.value;
  }
  signal.throwIfAborted();
  const { code, why, status } = answered.error;
  if (code === "sip.disconnected") return err({ code: "transfer.failed", why });
  call.world.log.info({ call: call.id, status, why }, "a transfer was not answered");
  return ok({ how: OUTCOME[code] });
}

/** The customer hears ringing while the party is asked. Without a question, or without a voice to ask it, the party takes the call. */
async function takes(
  call: LiveCall,
  leg: Leg,
  { consent }: TransferRequest,
  signal: AbortSignal,
): Promise<"rejected" | undefined> {
  if (!consent) return undefined;
  const { prompts, digit, waitMs } = consent;
  const sounds = await soundsOf(call, prompts);
  if (!sounds.ok) call.world.log.warn({ call: call.id, why: sounds.error.code }, "a party was not asked");
  const taken = !sounds.ok || (await askConsent(call, leg, { sounds: sounds.value, digit, waitMs }, signal));
  return taken ? undefined : "rejected";
}

/** Rings a number's party: by trunk, or a colleague by extension. */
export function dialRoute(
  call: LiveCall,
  route: Extract<Awaited<ReturnType<typeof routeNumber>>, { ok: true }>["value"],
  ringMs: number,
): Dialling {
  if (route.by === "extension") return ringAgent(call, route.agent.id as UserId, { ringMs, headers: {} });
  return dialNumber(call, route, ringMs);
}

/** Both hear each other until the other party leaves; the customer's leaving aborts the signal. */
async function talk(
  call: LiveCall,
  leg: Leg,
  recordingKey: string | undefined,
  signal: AbortSignal,
): Promise<TransferOutcome> {
  const since = call.transfer?.answeredAt ?? call.world.clock.now();
  call.talked = true;
  if (recordingKey && !call.recordings.conversation()) {
    await call.recordings.start(call.customer, recordingKey, "conversation");
  }
  const left = new Promise<void>((resolve) => {
    leg.onGone = () => resolve();
    if (leg.released) resolve();
  });
  await Promise.all([call.customer.hear(leg), leg.hear(call.customer)]);
  try {
    await Promise.race([left, whenAborted(signal)]);
  } finally {
    const recording = recordingKey && call.recordings.byKey(recordingKey);
    if (recording) await call.recordings.stop(recording.id);
    await call.customer.hear();
  }
  return { how: "talked", talkedMs: call.world.clock.now() - since };
}
