import type { CallId, UserId } from "@patchbay/base/ids";
import { err, type Result } from "@patchbay/base/result";
import type { TransferTarget } from "@patchbay/wire/runtime-command";
import type { Acting } from "../acting.ts";
import { type CommandCallError, commandCall } from "./command-call.ts";

export type TransferCallError = CommandCallError | { readonly code: "call.unknown-target"; readonly target: string };

/** Hands a call on, at once (`transfer.blind`) or after talking to the other side first (`consult.start`). */
export const transferCall =
  (acting: Pick<Acting, "stores" | "bus" | "by" | "permissions">) =>
  async (input: {
    readonly call: CallId;
    readonly to: TransferTarget;
    readonly how: "transfer.blind" | "consult.start";
  }): Promise<Result<undefined, TransferCallError>> => {
    if (!(await exists(acting, input.to))) return err({ code: "call.unknown-target", target: input.to });
    return commandCall(acting)({ type: input.how, call: input.call, to: input.to });
  };

/** Outside numbers are judged by the runtime, which knows the trunk's allowed prefixes. */
async function exists({ stores }: Pick<Acting, "stores">, target: TransferTarget): Promise<boolean> {
  const name = target.slice(target.indexOf(":") + 1);
  if (target.startsWith("queue:")) return (await stores.queues.byName(name)) !== undefined;
  if (target.startsWith("agent:")) return (await stores.agents.find(name as UserId)) !== undefined;
  return true;
}
