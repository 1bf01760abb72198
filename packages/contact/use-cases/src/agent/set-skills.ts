import type { UserId } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import type { SkillLevel } from "@patchbay/domain/queue";
import { type Acting, record } from "../acting.ts";
import { announce } from "../announce.ts";
import { agentChanged } from "./agent-changed.ts";

export const setSkills =
  (acting: Acting) =>
  async (input: {
    readonly agent: UserId;
    readonly skills: readonly SkillLevel[];
  }): Promise<Result<undefined, { readonly code: "agent.not-found" }>> => {
    const found = await acting.stores.agents.find(input.agent);
    if (!found) return err({ code: "agent.not-found" });
    await acting.stores.agents.setSkills(input.agent, input.skills);
    await record(acting)("agent.skills-set", input.agent, {
      skills: input.skills.map(({ skill, level }) => ({ skill, level })),
    });
    await announce(acting)(agentChanged(found));
    return ok();
  };
