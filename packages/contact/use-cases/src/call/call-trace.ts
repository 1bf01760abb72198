import type { CallId } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import type { TracedMessage } from "@patchbay/domain/sip-trace/sip-message";
import type { TenantStores } from "@patchbay/ports/stores";

/** Empty while the call runs: messages are written when it has ended. */
export const callTrace =
  ({ stores }: { readonly stores: TenantStores }) =>
  async ({
    id,
  }: {
    readonly id: CallId;
  }): Promise<Result<readonly TracedMessage[], { readonly code: "call.not-found" }>> => {
    const [call, messages] = await Promise.all([stores.calls.find(id), stores.calls.trace(id)]);
    return call ? ok(messages) : err({ code: "call.not-found" });
  };
