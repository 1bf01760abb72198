import { err, ok, type Result } from "@patchbay/base/result";
import type { Clock } from "@patchbay/ports/clock";
import type { HttpPort } from "@patchbay/ports/flow-ports";
import { Webhook } from "standardwebhooks";

const TIMEOUT_MS = 15_000;
const MOST_ANSWER_BYTES = 64 * 1024;

export interface Receiver {
  readonly url: string;
  /** One, or two while the secret is changed: both sign. */
  readonly secrets: readonly string[];
}

/**
 * One attempt, signed by Standard Webhooks: HMAC-SHA256 over id, timestamp and body. The id stays the same over all
 * attempts, so that a receiver can tell a repetition; the timestamp is this attempt's.
 */
export const postSigned =
  ({ http, clock }: { readonly http: HttpPort; readonly clock: Clock }) =>
  async (id: string, body: string, receiver: Receiver): Promise<Result<undefined, string>> => {
    const now = new Date(clock.now());
    const answer = await http.request(
      {
        method: "POST",
        url: receiver.url,
        headers: {
          "content-type": "application/json",
          "user-agent": "Patchbay-Webhooks/1",
          "webhook-id": id,
          "webhook-timestamp": String(Math.floor(now.getTime() / 1_000)),
          "webhook-signature": receiver.secrets.map((secret) => new Webhook(secret).sign(id, now, body)).join(" "),
        },
        body,
        timeoutMs: TIMEOUT_MS,
        maxBytes: MOST_ANSWER_BYTES,
      },
      { key: id, signal: new AbortController().signal },
    );
    if (!answer.ok) return err("why" in answer.error ? `${answer.error.code}: ${answer.error.why}` : answer.error.code);
    const { status } = answer.value;
    return status >= 200 && status < 300 ? ok() : err(`it answered ${status}`);
  };
