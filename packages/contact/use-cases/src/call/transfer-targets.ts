import type { UserId } from "@patchbay/base/ids";
import type { AgentStatus } from "@patchbay/domain/agent";
import type { TenantStores } from "@patchbay/ports/stores";

export interface TransferTargets {
  readonly queues: readonly { readonly name: string; readonly title: string; readonly waiting: number }[];
  readonly agents: readonly {
    readonly id: UserId;
    readonly name: string;
    readonly status: AgentStatus;
    readonly reachable: boolean;
  }[];
  readonly numbers: readonly { readonly number: string; readonly label: string }[];
}

export const transferTargets =
  ({ stores, by }: { readonly stores: TenantStores; readonly by: UserId }) =>
  async (): Promise<TransferTargets> => {
    const [queues, waiting, agents, numbers] = await Promise.all([
      stores.queues.list(),
      stores.queues.waiting(),
      stores.agents.list(),
      stores.flows.numbers(),
    ]);
    return {
      queues: queues.map(({ id, name, title }) => ({
        name,
        title,
        waiting: waiting.filter((entry) => entry.queue === id).length,
      })),
      agents: agents
        .filter((agent) => agent.id !== by)
        .map(({ id, name, state, reachable }) => ({ id, name, status: state.status, reachable })),
      numbers: numbers.map(({ number, label }) => ({ number, label })),
    };
  };
