import { listQueues } from "@patchbay/use-cases/queue/list-queues";
import { z } from "zod";
import { may } from "../procedures.ts";
import { queue } from "../rest/answers.ts";

export const listQueuesProcedure = may("queue:read")
  .meta({ rest: { method: "GET", path: "/queues", summary: "All queues and who waits", answer: z.array(queue) } })
  .query(({ ctx }) => listQueues(ctx)());
