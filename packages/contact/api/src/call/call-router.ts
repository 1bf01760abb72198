import { router } from "../procedures.ts";
import { addNoteProcedure } from "./add-note.ts";
import { callTraceProcedure } from "./call-trace.ts";
import { callWaysProcedure } from "./call-ways.ts";
import { cancelConsult } from "./cancel-consult.ts";
import { completeConsult } from "./complete-consult.ts";
import { declineOffer } from "./decline-offer.ts";
import { getCallProcedure } from "./get-call.ts";
import { hangUpCall } from "./hang-up-call.ts";
import { holdCall } from "./hold-call.ts";
import { myConversationProcedure } from "./my-conversation.ts";
import { pauseRecording } from "./pause-recording.ts";
import { reattachCall } from "./reattach-call.ts";
import { searchCallsProcedure } from "./search-calls.ts";
import { sendDigits } from "./send-digits.ts";
import { setDispositionProcedure } from "./set-disposition.ts";
import { startConsult } from "./start-consult.ts";
import { transferCallProcedure } from "./transfer-call.ts";
import { transferTargetsProcedure } from "./transfer-targets.ts";

export const callRouter = router({
  search: searchCallsProcedure,
  get: getCallProcedure,
  ways: callWaysProcedure,
  trace: callTraceProcedure,
  mine: myConversationProcedure,
  hold: holdCall,
  hangUp: hangUpCall,
  transfer: transferCallProcedure,
  consultStart: startConsult,
  consultComplete: completeConsult,
  consultCancel: cancelConsult,
  reattach: reattachCall,
  pauseRecording,
  sendDigits,
  decline: declineOffer,
  addNote: addNoteProcedure,
  setDisposition: setDispositionProcedure,
  transferTargets: transferTargetsProcedure,
});
