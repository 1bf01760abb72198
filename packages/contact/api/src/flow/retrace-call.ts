import type { CallId } from "@patchbay/base/ids";
import { retraceRun } from "@patchbay/engine/foresee-runs";
import { foreseeDraft } from "@patchbay/use-cases/flow/foresee-draft";
import { z } from "zod";
import { found, unwrap } from "../failure.ts";
import { id, name } from "../inputs.ts";
import { may } from "../procedures.ts";

/** One past call replayed through the draft: both ways, and where they part. */
export const retraceCallProcedure = may("flow:test")
  .input(z.object({ name, call: id<CallId>() }))
  .query(async ({ ctx, input }) => {
    const of = { call: input.call as CallId };
    return found(
      unwrap(await foreseeDraft({ ...ctx, foresee: retraceRun })({ name: input.name, of })),
      "call.not-found",
    );
  });
