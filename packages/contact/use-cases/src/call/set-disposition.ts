import type { CallId } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import type { Acting } from "../acting.ts";
import { followOutcome } from "../campaign/follow-outcome.ts";
import { takesPart } from "./takes-part.ts";

/** How the conversation came out, in the tenant's own words; may be set in wrap-up, after the call has ended. */
export const setDisposition =
  ({ stores, by, permissions, clock }: Acting) =>
  async (input: {
    readonly call: CallId;
    readonly disposition: string;
  }): Promise<Result<undefined, { readonly code: "call.not-found" } | { readonly code: "call.not-yours" }>> => {
    const call = await stores.calls.find(input.call);
    if (!call) return err({ code: "call.not-found" });
    if (!permissions.includes("agent:manage") && !(await takesPart(stores, call, by))) {
      return err({ code: "call.not-yours" });
    }
    await stores.calls.update(input.call, { disposition: input.disposition });
    await followOutcome({ stores, clock }, call, input.disposition);
    return ok();
  };
