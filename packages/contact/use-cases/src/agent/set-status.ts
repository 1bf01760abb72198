import type { UserId } from "@patchbay/base/ids";
import { err, type Result } from "@patchbay/base/result";
import type { AgentWish } from "@patchbay/domain/agent";
import { mayTakeCalls } from "@patchbay/domain/phone-check";
import type { Agent } from "@patchbay/ports/store/agent-store";
import type { TenantStores } from "@patchbay/ports/stores";
import type { Acting } from "../acting.ts";
import { type ChangeAgentError, changeAgent } from "./change-agent.ts";

export type SetStatusError =
  | ChangeAgentError
  | { readonly code: "agent.unknown-reason"; readonly reason: string }
  /** The last check of the phone found faults, and the tenant lets no such phone take calls. */
  | { readonly code: "agent.phone-unfit" };

/** The agent asks for a status; while busy it is remembered for afterwards. */
export const setStatus =
  (acting: Acting) =>
  async (input: { readonly agent: UserId; readonly wish: AgentWish }): Promise<Result<Agent, SetStatusError>> => {
    const { wish } = input;
    if (wish.status === "away") {
      const reasons = await acting.stores.agents.breakReasons();
      if (!reasons.some((reason) => reason.code === wish.reason)) {
        return err({ code: "agent.unknown-reason", reason: wish.reason });
      }
    }
    if (wish.status === "ready" && !(await isFit(acting.stores, input.agent)))
      return err({ code: "agent.phone-unfit" });
    return changeAgent(acting)(input.agent, { type: "asked", wish });
  };

async function isFit({ supervision, phones }: TenantStores, agent: UserId): Promise<boolean> {
  const { unfitPhones } = await supervision.settings();
  return unfitPhones === "warn" || mayTakeCalls(unfitPhones, (await phones.checks([agent])).get(agent));
}
