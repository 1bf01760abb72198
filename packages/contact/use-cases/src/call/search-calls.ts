import type { CallFilter } from "@patchbay/ports/store/call-store";
import type { TenantStores } from "@patchbay/ports/stores";
import { type CallView, callView } from "./call-view.ts";

export const searchCalls =
  ({ stores }: { readonly stores: TenantStores }) =>
  async (filter: CallFilter): Promise<{ readonly calls: readonly CallView[]; readonly next?: string }> => {
    const found = await stores.calls.search(filter);
    return { ...found, calls: found.calls.map(callView) };
  };
