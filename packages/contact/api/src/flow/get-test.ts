import { type FlowTest, parseFlowTest } from "@patchbay/engine/rehearse/flow-test";
import { z } from "zod";
import { name } from "../inputs.ts";
import { may } from "../procedures.ts";

const NO_CASES: FlowTest = { format: "patchbay.flow-test/1", cases: [] };

/** The saved test cases of a flow; what cannot be read (a newer release kept it) shows as none. */
export const getTest = may("flow:test")
  .input(z.object({ name }))
  .query(async ({ ctx, input }) => {
    const { test, revision } = await ctx.stores.flowTests.find(input.name);
    return { test: parseFlowTest(test).data ?? NO_CASES, revision };
  });
