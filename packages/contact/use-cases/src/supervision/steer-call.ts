import type { CallId } from "@patchbay/base/ids";
import type { Result } from "@patchbay/base/result";
import type { TransferTarget } from "@patchbay/wire/runtime-command";
import { type Acting, record } from "../acting.ts";
import { type CommandCallError, commandCall } from "../call/command-call.ts";
import { type TransferCallError, transferCall } from "../call/transfer-call.ts";

/** A supervisor ends a call that others are in; it is written down who did. */
export const endCall =
  (acting: Acting) =>
  async ({ call }: { readonly call: CallId }): Promise<Result<undefined, CommandCallError>> => {
    const done = await commandCall(acting)({ type: "hang-up", call, whole: true });
    if (done.ok) await record(acting)("call.ended-by-supervisor", call);
    return done;
  };

/** A supervisor sends the customer of an agent's call to a queue or another agent; it is written down who did. */
export const moveCall =
  (acting: Acting) =>
  async (input: {
    readonly call: CallId;
    readonly to: TransferTarget;
  }): Promise<Result<undefined, TransferCallError>> => {
    const done = await transferCall(acting)({ ...input, how: "transfer.blind" });
    if (done.ok) await record(acting)("call.moved", input.call, { to: input.to });
    return done;
  };
