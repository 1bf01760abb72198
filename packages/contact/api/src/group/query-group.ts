import { queryGroup } from "@patchbay/use-cases/group/query-group";
import { unwrap } from "../failure.ts";
import { groupQuestion } from "./group-question.input.ts";
import { mayInGroup } from "./in-group.ts";

export const queryGroupProcedure = mayInGroup("group:read")
  .input(groupQuestion)
  .query(async ({ ctx, input }) => unwrap(await queryGroup(ctx)(input)));
