import type { Json } from "@patchbay/base/json";
import { flowTestFile } from "@patchbay/engine/rehearse/flow-test";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { name, revision } from "../inputs.ts";
import { may } from "../procedures.ts";

/** Keeps a flow's test cases as they are now. */
export const saveTestProcedure = may("flow:edit")
  .input(z.object({ name, test: flowTestFile, revision }))
  .mutation(async ({ ctx, input }) => {
    const { flowTests } = ctx.stores;
    const saved = unwrap(await flowTests.save(input.name, input.test as unknown as Json, input.revision, ctx.by));
    return { revision: saved.revision };
  });
