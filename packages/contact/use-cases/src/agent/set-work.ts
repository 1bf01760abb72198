import type { UserId } from "@patchbay/base/ids";
import type { Json } from "@patchbay/base/json";
import { err, ok, type Result } from "@patchbay/base/result";
import type { WorkingRules } from "@patchbay/domain/routing/working-rules";
import { type Acting, record } from "../acting.ts";
import { announce } from "../announce.ts";
import { agentChanged } from "./agent-changed.ts";

/** Who an agent works with, and how; what they have at hand stays with them whatever the rules now say. */
export const setWork =
  (acting: Acting) =>
  async (input: {
    readonly agent: UserId;
    readonly team?: string;
    readonly rules?: WorkingRules;
  }): Promise<Result<undefined, { readonly code: "agent.not-found" }>> => {
    const { agent, ...work } = input;
    const found = await acting.stores.agents.find(agent);
    if (!found) return err({ code: "agent.not-found" });
    await acting.stores.agents.setWork(agent, work);
    await record(acting)("agent.work-set", agent, work as unknown as Json);
    await announce(acting)(agentChanged(found));
    return ok();
  };
