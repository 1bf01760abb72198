import type { Json } from "@patchbay/base/json";
import { err, ok, type Result } from "@patchbay/base/result";
import { SECOND } from "@patchbay/base/time";
import type { NotCarried, ProviderAccount } from "@patchbay/ports/channel-provider";
import type { HttpPort } from "@patchbay/ports/flow-ports";
import { z } from "zod";
import { ask } from "../provider-call.ts";

const answered = z.union([
  z.object({ ok: z.literal(true), result: z.unknown() }),
  z.object({
    ...{ ok: z.literal(false), error_code: z.number(), description: z.string().default("") },
    parameters: z.object({ retry_after: z.number().optional() }).default({}),
  }),
]);

/** One method of the Bot API; its `result`. */
export async function telegramCall(
  http: HttpPort,
  { settings: { api }, secrets: { botToken } }: ProviderAccount,
  method: string,
  json: Json,
): Promise<Result<unknown, NotCarried>> {
  const answer = await ask(http, { url: `${api}/bot${botToken}/${method}`, json });
  if (!answer.ok) return answer;
  const read = answered.safeParse(answer.value.body);
  if (!read.success) return err({ why: `it answered ${answer.value.status}`, final: false });
  if (read.data.ok) return ok(read.data.result);
  const { error_code: code, description, parameters } = read.data;
  const after = parameters.retry_after === undefined ? {} : { after: parameters.retry_after * SECOND };
  return err({ why: `${description} (${code})`, final: code < 500 && code !== 429, ...after });
}
