import { impactOnRuns } from "@patchbay/engine/foresee-runs";
import { foreseeDraft } from "@patchbay/use-cases/flow/foresee-draft";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { limit, name } from "../inputs.ts";
import { may } from "../procedures.ts";

/** More are counted, not listed. */
const MOST_LISTED = 500;

/** What publishing the draft would have done to the flow's last calls. */
export const flowImpactProcedure = may("flow:test")
  .input(z.object({ name, calls: limit(1_000, 10_000) }))
  .query(async ({ ctx, input }) => {
    const impact = unwrap(
      await foreseeDraft({ ...ctx, foresee: impactOnRuns })({ name: input.name, of: { last: input.calls } }),
    );
    return { ...impact, changed: impact.changed.slice(0, MOST_LISTED) };
  });
