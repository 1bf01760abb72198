import { router } from "../procedures.ts";
import { endCallProcedure } from "./end-call.ts";
import { joinCall } from "./join-call.ts";
import { leaveCall } from "./leave-call.ts";
import { moveCallProcedure } from "./move-call.ts";
import { setAgentStatusProcedure } from "./set-agent-status.ts";
import { saveSettings, supervisionSettings } from "./supervision-settings.ts";
import { supervisionsOfCall } from "./supervisions-of-call.ts";
import { takeOverCall } from "./take-over-call.ts";

export const supervisionRouter = router({
  join: joinCall,
  leave: leaveCall,
  takeOver: takeOverCall,
  endCall: endCallProcedure,
  moveCall: moveCallProcedure,
  ofCall: supervisionsOfCall,
  setStatus: setAgentStatusProcedure,
  settings: supervisionSettings,
  saveSettings,
});
