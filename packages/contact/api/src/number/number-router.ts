import { router } from "../procedures.ts";
import { addNumberProcedure } from "./add-number.ts";
import { bindNumberProcedure } from "./bind-number.ts";
import { listNumbers } from "./list-numbers.ts";
import { removeNumberProcedure } from "./remove-number.ts";

export const numberRouter = router({
  list: listNumbers,
  add: addNumberProcedure,
  remove: removeNumberProcedure,
  bind: bindNumberProcedure,
});
