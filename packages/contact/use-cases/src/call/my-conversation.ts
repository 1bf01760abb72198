import type { QueueEntryId, UserId } from "@patchbay/base/ids";
import type { CampaignOutcome } from "@patchbay/domain/outbound/campaign";
import type { QueueEntry } from "@patchbay/domain/queue";
import type { WayIn } from "@patchbay/domain/supervision";
import type { Bus } from "@patchbay/ports/bus";
import type { Clock } from "@patchbay/ports/clock";
import type { QueueScreen } from "@patchbay/ports/flow-ports";
import type { Agent } from "@patchbay/ports/store/agent-store";
import type { Customer } from "@patchbay/ports/store/customer-store";
import type { TenantStores } from "@patchbay/ports/stores";
import { askConversation } from "./ask-conversation.ts";
import { type CallView, callView } from "./call-view.ts";
import type { ConversationBoard, ConversationNews } from "./conversation-board.ts";

/** What the agent has on the desk: everything that the workspace needs to stand again after a reload. */
export interface Conversation {
  readonly call: CallView;
  readonly entry: QueueEntry;
  readonly state: "talking" | "held" | "consulting" | "asked" | "wrap-up";
  /** Who is consulted or, when asked, who asks, as `agent:…` or `number:…`. */
  readonly peer?: string;
  /** Nothing is recorded until the agent resumes. */
  readonly recordingPaused: boolean;
  /** A supervisor is on the call, and the agent may know. */
  readonly supervised?: WayIn;
  readonly customer?: Customer;
  readonly screen: QueueScreen;
  /** What to choose from when it is over, on a campaign's call. */
  readonly outcomes?: readonly CampaignOutcome[];
}

export const myConversation =
  ({
    stores,
    by,
    bus,
    clock,
    conversations,
  }: {
    readonly stores: TenantStores;
    readonly by: UserId;
    readonly bus: Bus;
    readonly clock: Clock;
    readonly conversations: ConversationBoard;
  }) =>
  async (): Promise<Conversation | null> => {
    const agent = await stores.agents.find(by);
    if (!agent || (agent.state.status !== "talking" && agent.state.status !== "wrap-up")) return null;
    const entry = await stores.queues.entry(agent.state.entry as QueueEntryId);
    const call = entry && (await stores.calls.find(entry.call));
    if (!entry || !call) return null;
    const customerId = call.customer ?? entry.customer;
    const customer = customerId && (await stores.customers.find(customerId));
    if (agent.state.status === "talking" && conversations.of(stores.tenant, by)?.call !== call.id) {
      // This process began after the conversation: its owner knows.
      const state = await askConversation(bus, stores.tenant, by, call);
      const stamp = { type: "conversation.changed", at: clock.now(), tenant: stores.tenant, call: call.id } as const;
      if (state?.agent === by) conversations.note({ ...stamp, ...state });
    }
    const news = conversations.of(stores.tenant, by);
    const live = news?.call === call.id ? news : undefined;
    return {
      call: fromTheDesk(callView(call)),
      entry,
      ...stateOf(agent, entry, live),
      recordingPaused: live?.recordingPaused ?? false,
      ...(live?.supervised === undefined ? {} : { supervised: live.supervised }),
      ...(customer ? { customer } : {}),
      ...(await outcomesOf(stores, entry)),
      screen: screenOf(entry),
    };
  };

/** The entry names who has the customer; who talks on it without having it is asked by that colleague. */
function stateOf(
  agent: Agent,
  entry: QueueEntry,
  live: ConversationNews | undefined,
): Pick<Conversation, "state" | "peer"> {
  if (agent.state.status === "wrap-up") return { state: "wrap-up" };
  if (entry.state.status === "talking" && entry.state.agent !== agent.id) {
    return { state: "asked", peer: `agent:${entry.state.agent}` };
  }
  return { state: live?.state ?? "talking", ...(live?.peer === undefined ? {} : { peer: live.peer }) };
}

/** The desk calls `from` who is at the other end, whoever called whom. */
function fromTheDesk(call: CallView): CallView {
  return call.direction === "outbound" ? { ...call, from: call.to, to: call.from } : call;
}

async function outcomesOf(
  stores: TenantStores,
  { task: id }: QueueEntry,
): Promise<{ readonly outcomes?: readonly CampaignOutcome[] }> {
  const task = id === undefined ? undefined : await stores.dialTasks.find(id);
  const campaign = task?.campaign === undefined ? undefined : await stores.campaigns.find(task.campaign);
  return campaign?.outcomes.length ? { outcomes: campaign.outcomes } : {};
}

/** Entries keep the screen as the flow's queue node gave it. */
export function screenOf(entry: QueueEntry): QueueScreen {
  const screen = entry.screen as Partial<QueueScreen> | null;
  return {
    panels: screen?.panels ?? [],
    data: screen?.data ?? {},
    ...(screen?.script === undefined ? {} : { script: screen.script }),
    ...(screen?.assist === undefined ? {} : { assist: screen.assist }),
  };
}
