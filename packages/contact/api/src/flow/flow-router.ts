import { router } from "../procedures.ts";
import { archiveFlowProcedure } from "./archive-flow.ts";
import { checkFlowProcedure } from "./check-flow.ts";
import { createFlowProcedure } from "./create-flow.ts";
import { drawFlowProcedure } from "./draw-flow.ts";
import { flowImpactProcedure } from "./flow-impact.ts";
import { flowReferencesProcedure } from "./flow-references.ts";
import { flowSurroundingsProcedure } from "./flow-surroundings.ts";
import { getFlow } from "./get-flow.ts";
import { getTest } from "./get-test.ts";
import { getVersion } from "./get-version.ts";
import { listFlows } from "./list-flows.ts";
import { listVersions } from "./list-versions.ts";
import { publishFlowProcedure } from "./publish-flow.ts";
import { retraceCallProcedure } from "./retrace-call.ts";
import { saveDraftProcedure } from "./save-draft.ts";
import { saveTestProcedure } from "./save-test.ts";

export const flowRouter = router({
  list: listFlows,
  get: getFlow,
  create: createFlowProcedure,
  saveDraft: saveDraftProcedure,
  check: checkFlowProcedure,
  publish: publishFlowProcedure,
  versions: listVersions,
  version: getVersion,
  archive: archiveFlowProcedure,
  references: flowReferencesProcedure,
  impact: flowImpactProcedure,
  test: getTest,
  saveTest: saveTestProcedure,
  retrace: retraceCallProcedure,
  draw: drawFlowProcedure,
  surroundings: flowSurroundingsProcedure,
});
