import type { CallId } from "@patchbay/base/ids";
import { windowOpensAt } from "@patchbay/domain/outbound/call-window";
import { linesFree } from "@patchbay/domain/outbound/may-dial";
import { zonesOf } from "@patchbay/domain/outbound/number-zones";
import { PACES } from "@patchbay/domain/outbound/pace";
import { workOf } from "@patchbay/domain/routing/working-rules";
import type { Campaign } from "@patchbay/ports/store/campaign-store";
import type { DialTask } from "@patchbay/ports/store/dial-task-store";
import type { TenantRow, TenantStores } from "@patchbay/ports/stores";
import { lineUp } from "@patchbay/use-cases/callback/line-up";
import { findWays } from "@patchbay/use-cases/trunk/find-ways";
import type { World } from "../call/world.ts";
import type { Dialler } from "./dialler.ts";

/** Contacts outside their window that are put off in one look, so that they do not stand before those who can be called. */
const MOST_PUT_OFF = 200;

/** One look at a campaign that runs: as many contacts as its pace allows are put in line, or dialled where no agent is asked for. */
export async function runCampaign(
  world: World,
  dialler: Dialler,
  stores: TenantStores,
  tenant: TenantRow,
  campaign: Campaign,
): Promise<void> {
  const { clock, chance, log } = world;
  const flight = await stores.campaigns.flight(campaign.id);
  if (flight.open === 0) {
    const ended = await stores.campaigns.apply(campaign.id, { type: "finished" }, clock.now());
    if (ended.ok) log.info({ campaign: campaign.name }, "a campaign has nobody left to call");
    return;
  }
  const next = await callable(world, stores, tenant, campaign);
  const [first] = next;
  if (!first) return;
  const way = (await findWays({ clock, chance, stores }, first.number))?.ways[0];
  const lines = way ? linesFree(await stores.trunks.linesInUse(way.trunk.name)) : 1;
  const more = PACES[campaign.mode]({
    ...flight,
    ready: await readyFor(stores, campaign),
    linesFree: lines,
    maxCalls: campaign.maxCalls,
  });
  const queue = (await stores.queues.list()).find(({ id }) => id === campaign.queue)?.name;
  for (const task of next.slice(0, more)) {
    if (campaign.mode === "agentless") await dialler.dial(stores.tenant, task.id, chance.id() as CallId);
    else if (queue !== undefined) await lineUp({ ...world, stores })(task, queue);
  }
}

/** Whose turn and time it is; whose time it is not waits until it is. */
async function callable(
  { clock }: World,
  { dialTasks }: TenantStores,
  tenant: TenantRow,
  campaign: Campaign,
): Promise<readonly DialTask[]> {
  const now = clock.now();
  const due = await dialTasks.due({ campaign: campaign.id, at: now, limit: MOST_PUT_OFF });
  const callable: DialTask[] = [];
  for (const task of due) {
    const opensAt = windowOpensAt(task.rules.window, zonesOf(task, tenant.timeZone), now);
    if (opensAt === now) callable.push(task);
    else if (opensAt === undefined) await dialTasks.apply(task.id, { type: "stopped", why: "expired" }, now);
    else await dialTasks.apply(task.id, { type: "withdrawn", notBefore: opensAt }, now);
  }
  return callable;
}

/** Agents of the queue who are free for us: those who called us come first. */
async function readyFor({ agents, queues }: TenantStores, { queue }: Campaign): Promise<number> {
  if (queue === undefined) return 0;
  const [all, waiting] = await Promise.all([agents.list(), queues.waiting()]);
  const ready = all.filter(({ state, reachable, queues: own, work, teamWork }) => {
    if (workOf(work, teamWork).mode === "inbound") return false;
    return state.status === "ready" && reachable && own.includes(queue);
  });
  return Math.max(0, ready.length - waiting.filter((entry) => entry.queue === queue && !entry.task).length);
}
