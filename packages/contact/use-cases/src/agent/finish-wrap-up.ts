import type { Result } from "@patchbay/base/result";
import type { Agent } from "@patchbay/ports/store/agent-store";
import type { Acting } from "../acting.ts";
import { type ChangeAgentError, changeAgent } from "./change-agent.ts";

export const finishWrapUp = (acting: Acting) => (): Promise<Result<Agent, ChangeAgentError>> =>
  changeAgent(acting)(acting.by, { type: "wrapped-up" });
