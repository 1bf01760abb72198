import type { Json } from "@patchbay/base/json";
import type { Team } from "@patchbay/ports/store/agent-store";
import { type Acting, record } from "../acting.ts";

/** How everybody in the team works who has no rules of their own. */
export const saveTeam =
  (acting: Acting) =>
  async (team: Team): Promise<void> => {
    await acting.stores.agents.saveTeam(team);
    await record(acting)("team.saved", team.name, team.rules as unknown as Json);
  };
