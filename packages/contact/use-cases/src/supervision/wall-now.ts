import type { UserId } from "@patchbay/base/ids";
import type { AgentState } from "@patchbay/domain/agent";
import type { MetricTable } from "@patchbay/domain/metric-query";
import type { Queue, QueueEntry } from "@patchbay/domain/queue";
import type { WayIn } from "@patchbay/domain/supervision";
import type { Agent } from "@patchbay/ports/store/agent-store";
import type { CallRecord } from "@patchbay/ports/store/call-store";
import type { Supervision } from "@patchbay/ports/store/supervision-store";
import type { LiveWall, WallAgent, WallCall, WallQueue, WallTeam } from "@patchbay/wire/live-wall";
import type { ConversationBoard, ConversationNews } from "../call/conversation-board.ts";
import { type Measuring, metricQuery } from "../metric/query-metrics.ts";
import { hasContact } from "./has-contact.ts";

export interface Watching extends Measuring {
  readonly conversations: ConversationBoard;
}

/** More calls than that are counted, but not listed one by one. */
const MOST_CALLS = 200;
const TODAY = ["calls-offered", "calls-answered", "calls-abandoned", "service-level"] as const;

/** The contact centre as it is now, in a handful of reads, however many agents there are. `quality`: MOS by call. */
export const wallNow =
  (watching: Watching) =>
  async (
    quality: ReadonlyMap<string, number>,
  ): Promise<{ readonly wall: LiveWall; readonly open: readonly CallRecord[] }> => {
    const { stores } = watching;
    const question = { metrics: [...TODAY], range: "today", by: "queue", filters: {} } as const;
    const [queues, waiting, agents, { calls: open }, today, supervisions] = await Promise.all([
      stores.queues.list(),
      stores.queues.waiting(),
      stores.agents.list(),
      stores.calls.search({ openOnly: true, limit: MOST_CALLS }),
      stores.facts.query(metricQuery(watching, question)),
      stores.supervision.open(),
    ]);
    const waits = new Set<string>(waiting.map(({ call }) => call));
    const recorded = new Set(await stores.calls.recordedNow(open.map(({ id }) => id)));
    const states = new Map(agents.map(({ id, state }) => [id, state]));
    const calls = open.map((call) => {
      const heard = call.agent && watching.conversations.of(stores.tenant, call.agent);
      const isTheirs = !waits.has(call.id) && hasContact(call, states.get(call.agent as UserId), heard || undefined);
      const news = isTheirs && heard;
      const supervision = supervisions.find((one) => one.call === call.id);
      return {
        ...wallCall(isTheirs ? call : withoutAgent(call), news || undefined, waits.has(call.id), quality.get(call.id)),
        ...(recorded.has(call.id) ? { recording: recordingOf(call, news || undefined) } : {}),
        ...(supervision && supervision.how !== "take-over" ? { supervision: seen(supervision, supervision.how) } : {}),
      };
    });
    const wall: LiveWall = {
      queues: queues.map((queue) => wallQueue(queue, waiting, agents, today)),
      teams: wallTeams(agents),
      agents: agents.map((agent) => wallAgent(agent, queues, calls)),
      calls,
    };
    return { wall, open };
  };

function wallQueue(
  { id, name, title }: Queue,
  waiting: readonly QueueEntry[],
  agents: readonly Agent[],
  today: MetricTable,
): WallQueue {
  const here = waiting.filter((entry) => entry.queue === id);
  const row = today.rows.find(({ key }) => key === name);
  const [offered, answered, abandoned, serviceLevel] = row?.values ?? [];
  return {
    id: name,
    title,
    waiting: here.length,
    ...(here.length > 0 ? { oldestSince: Math.min(...here.map((entry) => entry.enteredAt)) } : {}),
    agents: countStates(agents.filter((agent) => agent.queues.includes(id))),
    offered: offered ?? 0,
    answered: answered ?? 0,
    abandoned: abandoned ?? 0,
    serviceLevel: serviceLevel ?? null,
  };
}

function wallTeams(agents: readonly Agent[]): readonly WallTeam[] {
  const byTeam = Map.groupBy(
    agents.filter(({ team }) => team !== undefined),
    ({ team }) => team as string,
  );
  return [...byTeam]
    .map(([id, members]) => {
      const calls = members.filter(({ state }) => state.status === "talking").length;
      return { id, agents: countStates(members), calls };
    })
    .sort((a, b) => a.id.localeCompare(b.id));
}

function withoutAgent({ agent: _agent, agentName: _name, ...call }: CallRecord): CallRecord {
  return call;
}

function countStates(agents: readonly Agent[]): WallQueue["agents"] {
  const counts = new Map<string, WallQueue["agents"][number]>();
  for (const { state } of agents) {
    if (state.status === "offline") continue;
    const reason = reasonOf(state);
    const key = `${state.status} ${reason.reason ?? ""}`;
    const count = (counts.get(key)?.count ?? 0) + 1;
    counts.set(key, { status: state.status, ...reason, count });
  }
  return [...counts].sort(([a], [b]) => a.localeCompare(b)).map(([, count]) => count);
}

function wallAgent(agent: Agent, queues: readonly Queue[], calls: readonly WallCall[]): WallAgent {
  const { id, name, team, state, reachable } = agent;
  const call =
    state.status === "talking" ? calls.find((one) => one.agent === id && one.channel === "voice") : undefined;
  return {
    id,
    name,
    ...(team === undefined ? {} : { team }),
    status: state.status,
    ...reasonOf(state),
    since: state.since,
    reachable,
    queues: queues.filter((queue) => agent.queues.includes(queue.id)).map((queue) => queue.name),
    ...(call === undefined ? {} : { call: call.id }),
  };
}

function wallCall(
  call: CallRecord,
  news: ConversationNews | undefined,
  waits: boolean,
  mos: number | undefined,
): WallCall {
  const { id, direction, from, to, channel, queue, agent, agentName, customerName, startedAt } = call;
  return {
    id,
    party: direction === "outbound" ? to : from,
    channel: channel ?? "voice",
    state: waits ? "waiting" : stateOf(call, news),
    startedAt,
    ...(customerName === undefined ? {} : { customer: customerName }),
    ...(queue === undefined ? {} : { queue }),
    ...(agent === undefined ? {} : { agent }),
    ...(agentName === undefined ? {} : { agentName }),
    ...(mos === undefined ? {} : { mos }),
  };
}

/** What an agent does with it, as this process has heard; else what the record says. */
function stateOf(call: CallRecord, news: ConversationNews | undefined): WallCall["state"] {
  if (news?.call === call.id && news.state !== "asked") return news.state;
  return call.agent === undefined ? "flow" : "talking";
}

function recordingOf({ id }: CallRecord, news: ConversationNews | undefined): NonNullable<WallCall["recording"]> {
  return news?.call === id && news.recordingPaused ? "paused" : "on";
}

const seen = ({ supervisor }: Supervision, how: WayIn) => ({ supervisor, how });

const reasonOf = (state: AgentState): { readonly reason?: string } =>
  state.status === "away" ? { reason: state.reason } : {};
