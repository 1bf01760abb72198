import type { Json } from "@patchbay/base/json";
import type { Team } from "@patchbay/ports/store/agent-store";
import { type Acting, record } from "../acting.ts";
import { announce } from "../announce.ts";
import { agentChanged } from "./agent-changed.ts";

/** How everybody in the team works who has no rules of their own. */
export const saveTeam =
  (acting: Acting) =>
  async (team: Team): Promise<void> => {
    const { agents } = acting.stores;
    await agents.saveTeam(team);
    await record(acting)("team.saved", team.name, team.rules as unknown as Json);
    const members = (await agents.list()).filter((agent) => agent.team === team.name);
    for (const member of members) await announce(acting)(agentChanged(member));
  };
