import { Client } from "pg";
import { DatabaseAway, isAway } from "./database-away.ts";
import type { TenantRecord } from "./ledger-record.ts";
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
  let line: Promise<Client> | undefined;

  async function connect(): Promise<Client> {
    const client = new Client({
      connectionString: url,
      pipeline: true,
      connectionTimeoutMillis: answerMs,
      query_timeout: answerMs,
    });
    // A connection that broke is given up; whoever had work on it is told by that work.
    client.on("error", () => giveUp(client));
    await client.connect().catch((error) => {
      throw new DatabaseAway(String(error), { cause: error });
    });
    return client;
  }

  /** Nobody may use a connection on which the server still thinks. */
  function giveUp(client: Client): void {
    void client.end().catch(() => undefined);
    if (current === client) line = current = undefined;
  }
  let current: Client | undefined;

  return {
    async commit(batch, times) {
      line ??= connect();
      const connecting = line;
      try {
        current = await connecting;
      } catch (error) {
        if (line === connecting) line = undefined;
        throw error;
      }
      const client = current;
      try {
        await writeRecords(client, batch, times);
      } catch (error) {
        if (isAway(error)) giveUp(client);
        throw error;
      }
    },
    async close() {
      const client = await line?.catch(() => undefined);
      await client?.end();
    },
  };
}
