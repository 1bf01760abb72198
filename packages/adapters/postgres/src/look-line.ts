import type { TenantId } from "@patchbay/base/ids";
import type { QueryResult } from "pg";
import { isAway } from "./database-away.ts";
import { pipelinedConnection } from "./pipelined-connection.ts";

/** One prepared question; the name is the text's own for as long as the process lives. */
export interface Question {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/**
 * Questions that every call asks, on a connection of their own: transaction, tenant and question go out together and are one way
 * there and back, where a transaction of Prisma's is four and costs ten times the processor.
 */
export interface LookLine {
  look<Row>(tenant: TenantId, question: Question): Promise<readonly Row[]>;
  close(): Promise<void>;
}

const ANSWER_MS = 5_000;
const ATTEMPTS = 2;

export function openLookLine(url: string): LookLine {
  const connection = pipelinedConnection(url, ANSWER_MS);
  async function once<Row>(tenant: TenantId, { name, text, values }: Question): Promise<readonly Row[]> {
    const client = await connection.client();
    const statements = [
      "BEGIN READ ONLY",
      { name: "look tenant", text: "SELECT set_config('app.tenant_id', $1, true)", values: [tenant] },
      { name, text, values: [...values] },
      "COMMIT",
    ];
    const answers = await Promise.allSettled(statements.map((statement) => client.query(statement)));
    const failed = answers.find((answer) => answer.status === "rejected");
    if (failed) {
      if (isAway(failed.reason)) connection.giveUp(client);
      throw failed.reason;
    }
    return (answers[2] as PromiseFulfilledResult<QueryResult>).value.rows as Row[];
  }
  return {
    async look(tenant, question) {
      // The server may have been restarted since the last question: a new connection then knows.
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await once(tenant, question);
        } catch (error) {
          if (attempt === ATTEMPTS || !isAway(error)) throw error;
        }
      }
    },
    close: () => connection.close(),
  };
}
