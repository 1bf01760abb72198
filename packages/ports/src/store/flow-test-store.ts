import type { UserId } from "@patchbay/base/ids";
import type { Json } from "@patchbay/base/json";
import type { Result } from "@patchbay/base/result";
import type { FlowNotFound } from "./flow-store.ts";

/** The saved test cases of flows: what stands in `NAME.test.json` where flows are files. What they say is the engine's. */
export interface FlowTestStore {
  /** Revision 0 and no test while nobody has saved any. */
  find(flow: string): Promise<SavedFlowTest>;
  /** Refused when `revision` is not the stored one: somebody else saved meanwhile. Nothing is overwritten. */
  save(
    flow: string,
    test: Json,
    revision: number,
    by: UserId,
  ): Promise<Result<SavedFlowTest, FlowTestConflict | FlowNotFound>>;
}

export interface SavedFlowTest {
  readonly test?: Json;
  readonly revision: number;
}

export interface FlowTestConflict {
  readonly code: "flow.test-conflict";
  readonly revision: number;
}
