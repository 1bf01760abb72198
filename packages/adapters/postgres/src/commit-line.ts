import { isAway } from "./database-away.ts";
import type { TenantRecord } from "./ledger-record.ts";
import { pipelinedConnection } from "./pipelined-connection.ts";
import { type Times, writeRecords } from "./write-records.ts";

/**
 * One connection on which batches are committed in the order in which they were given. A batch may be given while the one
 * before it is under way: it is sent at once, so that the server has it when it is done with the first.
 */
export interface CommitLine {
  /** Resolves when the batch is durable. Rejects with what `isAway` tells apart. */
  commit(batch: readonly TenantRecord[], times: Times): Promise<void>;
  close(): Promise<void>;
}

/** Connects when it has something to write. The database counts as away when an answer takes longer than `answerMs`. */
export function openCommitLine(url: string, answerMs: number): CommitLine {
  const connection = pipelinedConnection(url, answerMs);
  return {
    async commit(batch, times) {
      const client = await connection.client();
      try {
        await writeRecords(client, batch, times);
      } catch (error) {
        if (isAway(error)) connection.giveUp(client);
        throw error;
      }
    },
    close: () => connection.close(),
  };
}
