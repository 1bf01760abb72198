import type { TenantStores } from "@patchbay/ports/stores";
import type { TenantEvent } from "@patchbay/wire/tenant-event";

type RunAt = Extract<TenantEvent, { type: "run.at" }>;

/** More live calls than that are not drawn one by one. */
const MOST_RUNS = 200;

/** Where the live runs of a flow stand now: for each call in it, the node that it entered last. */
export const liveRuns =
  ({ stores }: { readonly stores: TenantStores }) =>
  async (flow: string): Promise<readonly RunAt[]> => {
    const { calls } = await stores.calls.search({ flow, openOnly: true, limit: MOST_RUNS });
    const runs = await Promise.all(
      calls.map(async (call) => {
        const step = (await stores.calls.path(call.id)).findLast((item) => item.flow === flow);
        if (!step) return undefined;
        const { run, node, at, version, exit } = step;
        return {
          type: "run.at",
          tenant: stores.tenant,
          call: call.id,
          run,
          flow,
          node,
          at,
          ...(version === undefined ? {} : { version }),
          ...(exit === undefined ? {} : { exit }),
        } satisfies RunAt;
      }),
    );
    return runs.filter((run) => run !== undefined);
  };
