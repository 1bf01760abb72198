import { listQueues } from "@patchbay/use-cases/queue/list-queues";
import { may } from "../procedures.ts";

export const listQueuesProcedure = may("queue:read").query(({ ctx }) => listQueues(ctx)());
