import type { Json } from "@patchbay/base/json";
import type { Queue } from "@patchbay/domain/queue";
import { type Acting, record } from "../acting.ts";

/** Makes the queue, or changes the one of that name. */
export const saveQueue =
  (acting: Acting) =>
  async (input: Omit<Queue, "id">): Promise<Queue> => {
    const saved = await acting.stores.queues.save(input);
    await record(acting)("queue.saved", input.name, { ...input } as unknown as Json);
    return saved;
  };
