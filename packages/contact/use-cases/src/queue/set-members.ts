import type { UserId } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import { type Acting, record } from "../acting.ts";

export type SetMembersError = { readonly code: "queue.not-found" } | { readonly code: "agent.not-found" };

export const setMembers =
  (acting: Acting) =>
  async (input: {
    readonly queue: string;
    readonly members: readonly UserId[];
  }): Promise<Result<undefined, SetMembersError>> => {
    const { queues, agents } = acting.stores;
    const queue = await queues.byName(input.queue);
    if (!queue) return err({ code: "queue.not-found" });
    const known = new Set((await agents.list()).map((agent) => agent.id));
    if (!input.members.every((member) => known.has(member))) return err({ code: "agent.not-found" });
    await queues.setMembers(queue.id, input.members);
    await record(acting)("queue.members-set", input.queue, { members: input.members });
    return ok();
  };
