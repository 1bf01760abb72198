import { router } from "../procedures.ts";
import { changeEntryProcedure } from "./change-entry.ts";
import { explainWaitingProcedure } from "./explain-waiting.ts";
import { followUpProcedure } from "./follow-up.ts";
import { listAbandonedProcedure } from "./list-abandoned.ts";
import { listQueuesProcedure } from "./list-queues.ts";
import { saveQueueProcedure } from "./save-queue.ts";
import { setMembersProcedure } from "./set-members.ts";
import { staysOfCallProcedure } from "./stays-of-call.ts";
import { waitAccuracyProcedure } from "./wait-accuracy.ts";
import { whyNotProcedure } from "./why-not.ts";

export const queueRouter = router({
  list: listQueuesProcedure,
  save: saveQueueProcedure,
  setMembers: setMembersProcedure,
  waiting: explainWaitingProcedure,
  whyNot: whyNotProcedure,
  staysOfCall: staysOfCallProcedure,
  changeEntry: changeEntryProcedure,
  abandoned: listAbandonedProcedure,
  followUp: followUpProcedure,
  waitAccuracy: waitAccuracyProcedure,
});
