import type { CallId } from "@patchbay/base/ids";
import { retraceRun } from "@patchbay/engine/foresee-runs";
import { drawingsOf } from "@patchbay/use-cases/flow/drawings-of";
import { foreseeDraft } from "@patchbay/use-cases/flow/foresee-draft";
import { z } from "zod";
import { found, unwrap } from "../failure.ts";
import { id, name } from "../inputs.ts";
import { may } from "../procedures.ts";

/** One past call replayed through the draft: both ways with their drawings, and where they part. */
export const retraceCallProcedure = may("flow:test")
  .input(z.object({ name, call: id<CallId>() }))
  .query(async ({ ctx, input }) => {
    const { stores } = ctx;
    const of = { call: input.call as CallId };
    const { runs, draft, programs, document } = unwrap(await foreseeDraft(ctx)({ name: input.name, of }));
    const retraced = found(retraceRun(runs, draft, programs), "call.not-found");
    const was = runs[0]?.head;
    return {
      ...retraced,
      flow: was?.flow ?? input.name,
      ...(was?.version === undefined ? {} : { version: was.version }),
      drawings: was ? await drawingsOf(stores, was.program, programs) : {},
      draftDrawings: { ...(await drawingsOf(stores, draft, programs)), [document.name]: document },
    };
  });
