import { router } from "../procedures.ts";
import { cancelCallbackProcedure } from "./cancel-callback.ts";
import { listCallbacksProcedure } from "./list-callbacks.ts";
import { promiseCallbackProcedure } from "./promise-callback.ts";

export const callbackRouter = router({
  list: listCallbacksProcedure,
  promise: promiseCallbackProcedure,
  cancel: cancelCallbackProcedure,
});
