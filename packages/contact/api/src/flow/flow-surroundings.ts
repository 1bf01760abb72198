import { flowSurroundings } from "@patchbay/use-cases/flow/flow-surroundings";
import { may } from "../procedures.ts";

export const flowSurroundingsProcedure = may("flow:read").query(({ ctx }) => flowSurroundings(ctx)());
