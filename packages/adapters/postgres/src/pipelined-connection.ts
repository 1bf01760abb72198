import { Client } from "pg";
import { DatabaseAway } from "./database-away.ts";

/**
 * One connection on which statements are sent before those ahead of them are answered (pg's pipeline mode). It is made when it is
 * first asked for, and again after it was given up.
 */
export interface PipelinedConnection {
  /** Rejects with `DatabaseAway` when the server cannot be reached. */
  client(): Promise<Client>;
  /** Nobody may use a connection on which the server still thinks. */
  giveUp(client: Client): void;
  close(): Promise<void>;
}

/** The database counts as away when an answer takes longer than `answerMs`. */
export function pipelinedConnection(url: string, answerMs: number): PipelinedConnection {
  let line: Promise<Client> | undefined;
  let current: Client | undefined;

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

  function giveUp(client: Client): void {
    void client.end().catch(() => undefined);
    if (current === client) line = current = undefined;
  }

  return {
    async client() {
      line ??= connect();
      const connecting = line;
      try {
        const client = await connecting;
        current = client;
        return client;
      } catch (error) {
        if (line === connecting) line = undefined;
        throw error;
      }
    },
    giveUp,
    async close() {
      const client = await line?.catch(() => undefined);
      await client?.end();
    },
  };
}
