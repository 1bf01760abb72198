import type { CallRecord } from "@patchbay/ports/store/call-store";

/** A call as people and integrations see it: without what the runtime keeps for itself. */
export type CallView = Omit<CallRecord, "resume" | "runtime">;

export function callView({ resume: _, runtime: __, ...call }: CallRecord): CallView {
  return call;
}
