import { CONNECTION_KINDS } from "@patchbay/ports/store/flow-data-stores";
import { removeConnection } from "@patchbay/use-cases/connection/remove-connection";
import { z } from "zod";
import { may } from "../procedures.ts";

export const removeConnectionProcedure = may("integration:manage")
  .input(z.object({ kind: z.enum(CONNECTION_KINDS) }))
  .mutation(({ ctx, input }) => removeConnection(ctx)(input));
