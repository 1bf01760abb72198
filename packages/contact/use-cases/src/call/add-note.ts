import type { CallId } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import type { Acting } from "../acting.ts";

export const addNote =
  ({ stores, clock, by }: Acting) =>
  async (input: {
    readonly call: CallId;
    readonly text: string;
  }): Promise<Result<undefined, { readonly code: "call.not-found" }>> => {
    if (!(await stores.calls.find(input.call))) return err({ code: "call.not-found" });
    await stores.calls.addNote(input.call, { by, at: clock.now(), text: input.text });
    return ok();
  };
