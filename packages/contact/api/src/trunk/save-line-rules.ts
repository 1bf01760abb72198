import { saveLineRules } from "@patchbay/use-cases/trunk/save-line-rules";
import { given } from "../given.ts";
import { may } from "../procedures.ts";
import { lineRulesInput } from "./trunk.input.ts";

export const saveLineRulesProcedure = may("trunk:manage")
  .input(lineRulesInput)
  .mutation(({ ctx, input }) => saveLineRules(ctx)(given(input)));
