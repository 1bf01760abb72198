import type { CallId } from "@patchbay/base/ids";
import type { Result } from "@patchbay/base/result";
import type { WayIn } from "@patchbay/domain/supervision";
import { type Acting, record } from "../acting.ts";
import { type CallCommand, type CommandCallError, commandCall } from "../call/command-call.ts";

/** Puts the supervisor's own phone into an agent's call, or out of it; each such act is written down. */
export const superviseCall =
  (acting: Acting) =>
  async (input: {
    readonly call: CallId;
    readonly how: WayIn | "leave" | "take-over";
  }): Promise<Result<undefined, CommandCallError>> => {
    const done = await commandCall(acting)(commandOf(input));
    if (done.ok) await record(acting)("call.supervised", input.call, { how: input.how });
    return done;
  };

function commandOf({ call, how }: Parameters<ReturnType<typeof superviseCall>>[0]): CallCommand {
  if (how === "leave") return { type: "supervise.end", call };
  if (how === "take-over") return { type: "supervise.take-over", call };
  return { type: "supervise", call, how };
}
