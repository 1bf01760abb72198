import type { CallId, LegId } from "@patchbay/base/ids";
import type { NodeRegistry } from "@patchbay/node-kit/registry";
import type { CallRecord } from "@patchbay/ports/store/call-store";
import type { TenantRow } from "@patchbay/ports/stores";
import type { CallBook } from "./call-book.ts";
import { type CallResume, callResume } from "./call-resume.ts";
import { Leg } from "./leg.ts";
import { LiveCall } from "./live-call.ts";
import { type LoadedProgram, loadProgram } from "./programs.ts";
import { type RestoredRun, runCall } from "./run-call.ts";
import type { World } from "./world.ts";

/**
 * Takes up the calls that this runtime's earlier life left open. Called before the control connection is made: the SIP server
 * hands over what it kept as soon as it sees us, and must find every dialog at its place.
 */
export async function recoverCalls(world: World, book: CallBook, registry: NodeRegistry): Promise<() => void> {
  const starts: (() => void)[] = [];
  for (const tenant of await world.stores.directory.tenants()) {
    const records = await world.stores.of(tenant.id).calls.open(world.runtime);
    starts.push(await recoverRecords(world, book, registry, tenant, records));
  }
  return () => {
    for (const start of starts) start();
  };
}

/** Puts calls back in their places; what it answers sets them going. */
export async function recoverRecords(
  world: World,
  book: CallBook,
  registry: NodeRegistry,
  tenant: TenantRow,
  records: readonly CallRecord[],
): Promise<() => void> {
  const starts: (() => void)[] = [];
  for (const record of records) {
    const start = await recover(world, book, registry, tenant, record).catch((error) => {
      world.log.error({ call: record.id, error: String(error) }, "a call could not be taken up");
      return undefined;
    });
    if (start) starts.push(start);
    else await giveUp(world, tenant, record);
  }
  if (starts.length > 0) world.log.info({ tenant: tenant.id, calls: starts.length }, "calls taken up");
  return () => {
    for (const start of starts) start();
  };
}

async function recover(
  world: World,
  book: CallBook,
  registry: NodeRegistry,
  tenant: TenantRow,
  record: CallRecord,
): Promise<(() => void) | undefined> {
  const parsed = callResume.safeParse(record.resume);
  if (!parsed.success) return undefined;
  const resume = parsed.data;
  const stores = world.stores.of(tenant.id);
  const loaded = await loadProgram(stores.flows, resume.program);
  const journal = await world.journal.read(tenant.id, resume.run);
  const call = rebuild(world, tenant, record, resume);
  if (!call || !loaded.ok) return undefined;
  const path = await stores.calls.path(record.id);
  book.add(call);
  // Events of these legs come to us from now on, and what happened meanwhile.
  const standing = new Set((await world.media.legsOf(record.id)).map(({ leg }) => leg));
  return () => {
    void carryOn(call, book, registry, loaded.value, { entries: journal?.entries ?? [], path }, standing);
  };
}

async function carryOn(
  call: LiveCall,
  book: CallBook,
  registry: NodeRegistry,
  loaded: LoadedProgram,
  restored: RestoredRun,
  standing: ReadonlySet<LegId>,
): Promise<void> {
  // The worker may have died in the same accident: then the parties are re-invited to another one.
  const back = standing.has(call.customer.id) || (await call.reanchored().catch(() => false));
  if (!back) call.finish("system", "lost");
  await runCall(call, book, registry, loaded, restored);
}

function rebuild(world: World, tenant: TenantRow, record: CallRecord, resume: CallResume): LiveCall | undefined {
  const legs = resume.legs.map(({ dialog: data, ...identity }) => {
    const leg = new Leg(world, { ...identity, call: record.id });
    const dialog = world.signalling.restore(data.contact ? { id: data.id, contact: data.contact } : { id: data.id });
    leg.attach(dialog);
    return leg;
  });
  const customer = legs.find((leg) => leg.identity.role === "customer");
  if (!customer) return undefined;
  const { id, direction, from, to, startedAt } = record;
  const call = new LiveCall(
    world,
    {
      ...{ tenant, id, direction, from, to, startedAt },
      ...{ run: resume.run, flow: resume.flow, program: resume.program },
      ...(resume.version === undefined ? {} : { version: resume.version }),
    },
    customer,
  );
  for (const leg of legs) call.adopt(leg, true);
  customer.onGone = ({ by, cause }) => call.finish(by === "party" ? "customer" : "system", cause);
  call.language = resume.language;
  call.talked = resume.talked;
  call.plan = resume.plan;
  if (record.customer) call.customerId = record.customer;
  if (resume.queue) call.queue = resume.queue as NonNullable<LiveCall["queue"]>;
  if (resume.outbound) call.outbound = resume.outbound;
  if (resume.transfer) call.transfer = resume.transfer;
  call.recordings.restore(resume.recordings);
  for (const { dialog } of resume.legs) world.traces.claim(call, dialog.id.split(";from-tag=", 1)[0] ?? dialog.id);
  return call;
}

/** Nothing is known of its dialog: the record is closed, and nobody waits for it. */
async function giveUp(world: World, tenant: TenantRow, record: CallRecord): Promise<void> {
  const { calls } = world.stores.of(tenant.id);
  const at = world.clock.now();
  await calls.end(record.id as CallId, { at, outcome: "failed", by: "system", cause: "lost" });
  for (const leg of await world.media.legsOf(record.id)) await world.media.release(leg.leg);
  world.log.warn({ call: record.id }, "a call was lost with its runtime");
}
