import type { RunEvent } from "./run-core.ts";

/** The event as one of this branch, or of the run itself; what ends the contact belongs to none. */
export function inBranch(event: RunEvent, branch: string | undefined): RunEvent {
  if (event.type === "hung-up" || event.type === "stopped" || event.branch === branch) return event;
  const { branch: _was, ...rest } = event;
  return branch === undefined ? rest : { ...rest, branch };
}
