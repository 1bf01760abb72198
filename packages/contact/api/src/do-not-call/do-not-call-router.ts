import { router } from "../procedures.ts";
import { addDoNotCallProcedure } from "./add-do-not-call.ts";
import { listDoNotCall } from "./list-do-not-call.ts";
import { removeDoNotCallProcedure } from "./remove-do-not-call.ts";

export const doNotCallRouter = router({
  list: listDoNotCall,
  add: addDoNotCallProcedure,
  remove: removeDoNotCallProcedure,
});
