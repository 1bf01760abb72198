import type { RunId } from "@patchbay/base/ids";
import { impactOnRuns } from "@patchbay/engine/foresee-runs";
import { foreseeDraft } from "@patchbay/use-cases/flow/foresee-draft";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { id, limit, name } from "../inputs.ts";
import { may } from "../procedures.ts";

/** As many as one answer takes; who wants more asks again from where it ended. */
const MOST_AT_ONCE = 500;

/**
 * What publishing the draft would have done to the flow's last calls, a page of them at a time: who asks sees how far it is,
 * and stops by not asking on. `revision` tells whether pages speak of the same draft.
 */
export const flowImpactProcedure = may("flow:test")
  .input(
    z.object({
      name,
      calls: limit(MOST_AT_ONCE, MOST_AT_ONCE),
      before: z.object({ startedAt: z.number(), run: id<RunId>() }).optional(),
    }),
  )
  .query(async ({ ctx, input: { before, calls, name: flow } }) => {
    const of = { last: calls, ...(before ? { before: { ...before, run: before.run as RunId } } : {}) };
    const { runs, draft, programs, revision } = unwrap(await foreseeDraft(ctx)({ name: flow, of }));
    const last = runs.length < calls ? undefined : runs.at(-1)?.head;
    return {
      revision,
      impact: impactOnRuns(runs, draft, programs),
      ...(last ? { next: { startedAt: last.startedAt, run: last.run } } : {}),
    };
  });
