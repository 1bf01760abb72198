import { router } from "../procedures.ts";
import { listConnections } from "./list-connections.ts";
import { removeConnectionProcedure } from "./remove-connection.ts";
import { saveConnectionProcedure } from "./save-connection.ts";

export const connectionRouter = router({
  list: listConnections,
  save: saveConnectionProcedure,
  remove: removeConnectionProcedure,
});
