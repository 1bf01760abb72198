import { explainWaiting } from "@patchbay/use-cases/queue/explain-waiting";
import { may } from "../procedures.ts";

export const explainWaitingProcedure = may("queue:read").query(({ ctx }) => explainWaiting(ctx)());
