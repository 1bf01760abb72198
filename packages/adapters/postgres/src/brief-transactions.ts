import type { TenantId } from "@patchbay/base/ids";
import { Pool, type QueryConfig, type QueryResult } from "pg";
import type { Question } from "./look-line.ts";

/** Sent at once, also while the one before is not answered. */
export type Ask = <Row>(question: Question) => Promise<readonly Row[]>;

/**
 * Transactions of a few prepared statements, on connections of their own in pg's pipeline mode: for what happens hundreds of
 * times a second, where one of Prisma's has seven ways there and back and costs the processor several times as much.
 */
export interface BriefTransactions {
  /** Under the tenant's row-level security. Rolled back when `work` throws or a statement fails that it did not wait for. */
  run<Value>(tenant: TenantId, work: (ask: Ask) => Promise<Value>): Promise<Value>;
  close(): Promise<void>;
}

const CONNECTIONS = 8;
const ANSWER_MS = 20_000;

export function openBriefTransactions(url: string, onIdleError: (error: Error) => void): BriefTransactions {
  const pool = new Pool({
    ...{ connectionString: url, max: CONNECTIONS, pipeline: true },
    ...{ connectionTimeoutMillis: ANSWER_MS, query_timeout: ANSWER_MS },
  });
  pool.on("error", onIdleError);
  pool.on("connect", (client) => client.on("error", () => {}));
  return {
    async run(tenant, work) {
      const client = await pool.connect();
      const sent: Promise<QueryResult>[] = [];
      const send = (statement: string | QueryConfig): Promise<QueryResult> => {
        const answer = client.query(statement);
        // Whether it failed is asked at the end.
        answer.catch(() => undefined);
        sent.push(answer);
        return answer;
      };
      const ask: Ask = async ({ name, text, values }) =>
        (await send({ name, text, values: [...values] })).rows as never;
      try {
        send("BEGIN");
        send({ name: "brief tenant", text: "SELECT set_config('app.tenant_id', $1, true)", values: [tenant] });
        const value = await work(ask);
        // After a statement that failed, it rolls back.
        send("COMMIT");
        await Promise.all(sent);
        client.release();
        return value;
      } catch (error) {
        await Promise.allSettled(sent);
        // One that cannot even roll back is nobody's any more.
        await client.query("ROLLBACK").then(
          () => client.release(),
          () => client.release(true),
        );
        throw error;
      }
    },
    close: () => pool.end(),
  };
}
