import type { CallId, LegId, RunId } from "@patchbay/base/ids";
import type { NodeRegistry } from "@patchbay/node-kit/registry";
import type { DialTask } from "@patchbay/ports/store/dial-task-store";
import type { TenantRow } from "@patchbay/ports/stores";
import type { CallBook } from "../call/call-book.ts";
import { type DialTarget, dial } from "../call/dial.ts";
import { Leg } from "../call/leg.ts";
import { type BoundFlow, LiveCall } from "../call/live-call.ts";
import type { LoadedProgram } from "../call/programs.ts";
import { closeCall, runCall } from "../call/run-call.ts";
import type { World } from "../call/world.ts";
import { rest } from "../trunk/dial-number.ts";
import { OUTCOME_OF } from "./dial-outcome-of.ts";
import { endAttempt } from "./end-attempt.ts";
import type { OutboundCall } from "./outbound-call.ts";

/** Everything that a claimed attempt needs. */
export interface PreparedCall {
  readonly tenant: TenantRow;
  readonly id: CallId;
  readonly task: DialTask;
  readonly trunk: string;
  readonly target: Omit<DialTarget, "ringMs">;
  readonly bound: Omit<BoundFlow, "version"> & { readonly version?: number };
  readonly loaded: LoadedProgram;
  readonly outbound: OutboundCall;
}

/** Sends the INVITE of a claimed attempt and, when somebody answers, runs the flow. Never rejects. */
export async function placeCall(
  world: World,
  book: CallBook,
  registry: NodeRegistry,
  { tenant, id, task, trunk, target, bound, loaded, outbound }: PreparedCall,
): Promise<void> {
  const { clock, chance } = world;
  const { hash: program, flow, version } = bound;
  const numbered = version === undefined ? {} : { version };
  const customer = new Leg(world, {
    id: chance.id() as LegId,
    call: id,
    role: "customer",
    party: task.number,
    kind: "rtp",
  });
  const call = new LiveCall(
    world,
    {
      ...{ tenant, id, direction: "outbound", from: target.callerId, to: task.number, startedAt: clock.now() },
      ...{ run: chance.id() as RunId, flow, ...numbered, program },
    },
    customer,
  );
  call.outbound = outbound;
  call.language = task.rules.language ?? call.language;
  if (task.customer) call.customerId = task.customer;
  book.add(call);
  record(call);
  customer.onGone = ({ by, cause }) => call.finish(by === "party" ? "customer" : "system", cause);
  const answered = await dial(call, customer, { ...target, ringMs: task.rules.ringMs }).outcome;
  if (!answered.ok) {
    if (answered.error.code === "sip.unreachable") await rest(call, trunk, answered.error);
    const outcome = OUTCOME_OF[answered.error.code];
    call.ending ??= { by: "system", cause: `${answered.error.status} ${answered.error.why}` };
    endAttempt(call, outbound, outcome);
    call.outbound = undefined;
    await closeCall(call, book, false, outcome);
    return;
  }
  const answeredAt = clock.now();
  call.ledger.write("answered", async () => {
    await call.stores.dialTasks.apply(task.id, { type: "answered", call: id }, answeredAt);
    await call.stores.calls.update(id, { answeredAt });
  });
  world.log.info({ call: id, flow }, "an outbound call was answered");
  await runCall(call, book, registry, loaded);
}

function record(call: LiveCall): void {
  const { id, direction, from, to, startedAt, flow, version, run } = call.identity;
  const { runtime } = call.world;
  const numbered = version === undefined ? {} : { version };
  const {
    customerId: customer,
    customer: { id: sipCallId },
  } = call;
  call.ledger.record("call", () =>
    call.stores.calls.start({ id, direction, from, to, startedAt, runtime, flow, ...numbered, run, sipCallId }),
  );
  if (customer) call.ledger.record("customer", () => call.stores.calls.update(id, { customer }));
  call.announce({ type: "call.started", call: id, direction, from, to });
}
