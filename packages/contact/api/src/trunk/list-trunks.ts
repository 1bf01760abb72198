import { listTrunks } from "@patchbay/use-cases/trunk/list-trunks";
import { may } from "../procedures.ts";

export const listTrunksProcedure = may("trunk:read").query(({ ctx }) => listTrunks(ctx)());
