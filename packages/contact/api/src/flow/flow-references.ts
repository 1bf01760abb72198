import { flowReferences } from "@patchbay/use-cases/flow/flow-references";
import { may } from "../procedures.ts";

export const flowReferencesProcedure = may("flow:read").query(({ ctx }) => flowReferences(ctx)());
