import { router } from "../procedures.ts";
import { explainWaitingProcedure } from "./explain-waiting.ts";
import { listQueuesProcedure } from "./list-queues.ts";
import { saveQueueProcedure } from "./save-queue.ts";
import { setMembersProcedure } from "./set-members.ts";

export const queueRouter = router({
  list: listQueuesProcedure,
  save: saveQueueProcedure,
  setMembers: setMembersProcedure,
  waiting: explainWaitingProcedure,
});
