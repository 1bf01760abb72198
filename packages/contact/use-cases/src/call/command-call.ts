import type { CallId } from "@patchbay/base/ids";
import type { Json } from "@patchbay/base/json";
import { err, ok, type Result } from "@patchbay/base/result";
import { runtimeTopic } from "@patchbay/ports/bus";
import { type RefusalReason, type RuntimeCommand, runtimeAnswer } from "@patchbay/wire/runtime-command";
import type { Acting } from "../acting.ts";
import { late } from "./late.ts";
import { takesPart } from "./takes-part.ts";

type WithoutSender<Command> = Command extends RuntimeCommand ? Omit<Command, "tenant" | "by" | "call"> : never;
/** What to do with a call, as the one who asks says it. */
export type CallCommand = WithoutSender<RuntimeCommand> & { readonly call: CallId };

export type CommandCallError =
  | { readonly code: "call.not-found" }
  | { readonly code: "call.ended" }
  /** Agents command their own calls; who manages agents commands any. */
  | { readonly code: "call.not-yours" }
  | { readonly code: "call.not-allowed"; readonly reason?: RefusalReason; readonly why: string }
  | { readonly code: "call.failed"; readonly why: string }
  /** The runtime that holds the call does not answer just now (it may be coming back). Nothing was done as far as we know. */
  | { readonly code: "call.unreachable" };

/** A runtime answers a command when it is done with it; a blind transfer waits for the other side's first answer. */
const PATIENCE_MS = 8_000;

export const commandCall =
  ({ stores, bus, by, permissions }: Pick<Acting, "stores" | "bus" | "by" | "permissions">) =>
  async (command: CallCommand): Promise<Result<undefined, CommandCallError>> => {
    const call = await stores.calls.find(command.call);
    if (!call) return err({ code: "call.not-found" });
    if (call.endedAt !== undefined) return err({ code: "call.ended" });
    if (!permissions.includes("agent:manage") && !(await takesPart(stores, call, by))) {
      return err({ code: "call.not-yours" });
    }
    const message = { ...command, tenant: stores.tenant, by };
    const answer = await bus.request(runtimeTopic(call.runtime), message as unknown as Json, PATIENCE_MS).catch(late);
    if (answer === undefined) return err({ code: "call.unreachable" });
    const parsed = runtimeAnswer.parse(answer);
    if (parsed.ok) return ok();
    const { code, reason, why } = parsed;
    if (code === "call.not-found") return err({ code });
    if (code === "call.failed") return err({ code, why });
    return err({ code, why, ...(reason === undefined ? {} : { reason }) });
  };
