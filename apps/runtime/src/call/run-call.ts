import type { JsonObject } from "@patchbay/base/json";
import { ok } from "@patchbay/base/result";
import { restoreRun } from "@patchbay/engine/restore-run";
import type { RunOptions } from "@patchbay/engine/run";
import { startRun } from "@patchbay/engine/start-run";
import type { NodeRegistry } from "@patchbay/node-kit/registry";
import { sleep } from "@patchbay/ports/clock";
import type { JournalEntry, RunHead } from "@patchbay/ports/journal";
import type { PathStep } from "@patchbay/ports/store/call-store";
import { leaveQueue } from "../agent/leave-queue.ts";
import { reportPath } from "../contact/report-path.ts";
import { customersPort } from "../flow/contact-ports.ts";
import { flowPorts } from "../flow/flow-ports.ts";
import { endAttempt } from "../outbound/end-attempt.ts";
import type { CallBook } from "./call-book.ts";
import type { LiveCall } from "./live-call.ts";
import { type LoadedProgram, loadProgram } from "./programs.ts";

/** Congestion tone (ITU-T E.180): what a caller hears instead of silence when the flow broke down. */
const APOLOGY = [
  { kind: "tone", hertz: [425], forMs: 250 },
  { kind: "silence", forMs: 250 },
] as const;
const APOLOGY_TIMES = 6;
/** 480 Temporarily Unavailable: the flow ended before it took the call. */
const UNANSWERED_STATUS = 480;
/** Effects that do not end by their signal are not waited for. */
const EFFECTS_LIMIT_MS = 10_000;

export interface RestoredRun {
  readonly entries: readonly JournalEntry[];
  /** The call's path so far. */
  readonly path: readonly PathStep[];
}

/** Runs the flow on an answered call until one of them ends, and then closes everything. Never rejects. */
export async function runCall(
  call: LiveCall,
  book: CallBook,
  registry: NodeRegistry,
  loaded: LoadedProgram,
  restored?: RestoredRun,
): Promise<void> {
  let outcome = "failed";
  try {
    outcome = await runFlow(call, registry, loaded, restored);
    for (let next = call.beginNext(); next; next = call.beginNext()) {
      const other = await loadProgram(call.stores.flows, next.hash);
      outcome = other.ok ? await runFlow(call, registry, other.value, undefined) : "failed";
    }
  } catch (error) {
    // A bug: the caller must not be left in it.
    call.world.log.error({ call: call.id, error: String(error) }, "a call broke down");
  }
  await closeCall(call, book, restored !== undefined, outcome);
}

/** The run's outcome. */
async function runFlow(
  call: LiveCall,
  registry: NodeRegistry,
  loaded: LoadedProgram,
  restored: RestoredRun | undefined,
): Promise<string> {
  const { identity, world } = call;
  const customer = await knownCustomer(call);
  const head: RunHead = {
    run: identity.run,
    call: identity.id,
    program: identity.program,
    flow: identity.flow,
    ...(identity.version === undefined ? {} : { version: identity.version }),
    startedAt: identity.startedAt,
  };
  const options: RunOptions = {
    tenant: identity.tenant.id,
    head,
    ...loaded,
    registry,
    ports: flowPorts(call),
    journal: world.journal,
    call: {
      id: identity.id,
      // Flows read `call.from` as the customer's number, whoever called whom.
      from: call.party.number,
      to: call.party.ours,
      startedAt: identity.startedAt,
      direction: identity.direction,
    },
    inputs: call.outbound ? { contact: call.outbound.contact } : {},
    ...(customer ? { customer } : {}),
    onFault: (fault) => world.log.warn({ call: call.id, fault: String(JSON.stringify(fault)) }, "a flow met a fault"),
    ...reportPath(call, restored?.path ?? []),
  };
  const run = restored ? restoreRun({ ...options, entries: restored.entries }) : ok(startRun(options));
  if (!run.ok) {
    world.log.error({ call: call.id, error: run.error }, "a run could not be restored");
    await apologise(call);
    return "failed";
  }
  call.run = run.value;
  if (call.signal.aborted) call.run.hangUp();
  const settled = call.run.done;
  const gone = new Promise<undefined>((resolve) => {
    const later = () => void sleep(world.clock, EFFECTS_LIMIT_MS).then(() => resolve(undefined));
    if (call.signal.aborted) later();
    else call.signal.addEventListener("abort", later, { once: true });
  });
  const end = await Promise.race([settled, gone]);
  const outcome = end?.outcome ?? "failed";
  call.announce({ type: "run.ended", call: call.id, run: identity.run, flow: identity.flow, outcome });
  if ((outcome === "failed" || outcome === "runaway") && !call.signal.aborted) {
    world.log.warn({ call: call.id, flow: identity.flow, why: end?.reason }, "the flow broke down");
    await apologise(call);
  }
  if (end?.reason) call.ending ??= { by: "flow", cause: end.reason };
  return outcome;
}

/** Who is calling, if the number says so: for the flow's conditions and for the agent's screen. */
async function knownCustomer(call: LiveCall): Promise<JsonObject | undefined> {
  if (call.party.number === "") return undefined;
  try {
    const context = { key: `${call.identity.run}/customer`, signal: call.signal };
    const card = await customersPort(call).find({ phone: call.party.number }, context);
    return card as JsonObject | undefined;
  } catch (error) {
    if (!call.signal.aborted) call.world.log.warn({ call: call.id, error: String(error) }, "the customer is not known");
    return undefined;
  }
}

async function apologise(call: LiveCall): Promise<void> {
  if (call.ringing?.open) return;
  const tones = Array.from({ length: APOLOGY_TIMES }, () => APOLOGY).flat();
  await call.customer.playToEnd(tones, call.signal).catch(() => "stopped");
}

/** Frees all that the call has and completes its record. The order: recordings, parties, record, event. */
export async function closeCall(call: LiveCall, book: CallBook, restored: boolean, outcome: string): Promise<void> {
  const { world } = call;
  call.finish("flow");
  call.ringing?.refuse(UNANSWERED_STATUS);
  await Promise.race([call.underWay.idle(), sleep(world.clock, EFFECTS_LIMIT_MS)]);
  leaveQueue(call, restored);
  if (call.outbound) endAttempt(call, call.outbound);
  await call.recordings.stopAll();
  await Promise.all(
    call.legs.map((leg) => call.dropLeg(leg, leg === call.customer ? (call.ending?.cause ?? "ended") : "call ended")),
  );
  const at = world.clock.now();
  const { by, cause } = call.ending ?? { by: "system" as const };
  const said = outcome === "abandoned" && call.talked ? "completed" : outcome;
  call.ledger.write("call end", () =>
    call.stores.calls.end(call.id, { at, outcome: said, by, ...(cause ? { cause } : {}) }),
  );
  call.announce({ type: "call.ended", call: call.id, outcome: said, durationMs: at - call.identity.startedAt });
  world.traces.close(call);
  await call.ledger.flushed();
  book.remove(call);
}
