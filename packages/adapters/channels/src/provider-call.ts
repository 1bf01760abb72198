import type { Json } from "@patchbay/base/json";
import { err, ok, type Result } from "@patchbay/base/result";
import { SECOND } from "@patchbay/base/time";
import type { NotCarried, ProviderFailure } from "@patchbay/ports/channel-provider";
import type { HttpAnswer, HttpPort, HttpRequest } from "@patchbay/ports/flow-ports";

const TIMEOUT_MS = 15_000;
const MOST_FILE_BYTES = 20 * 1024 * 1024;

export interface ProviderCall extends Pick<HttpRequest, "url"> {
  readonly method?: HttpRequest["method"];
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: Json;
  readonly form?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** Of the message: the same for each attempt. */
  readonly name?: string;
}

/** Asks a provider; whatever it answers is an answer. */
export async function ask(http: HttpPort, call: ProviderCall, as?: "base64"): Promise<Result<HttpAnswer, NotCarried>> {
  const { method = "POST", url, headers = {}, name = "" } = call;
  const { type, body } = written(call);
  const answer = await http.request(
    {
      ...{ method, url, timeoutMs: TIMEOUT_MS },
      headers: { ...(type ? { "content-type": type } : {}), ...headers },
      ...(body === undefined ? {} : { body }),
      ...(as ? { as, maxBytes: MOST_FILE_BYTES } : {}),
    },
    { key: name, signal: new AbortController().signal },
  );
  if (answer.ok) return answer;
  const { error } = answer;
  const why = "why" in error ? `${error.code}: ${error.why}` : error.code;
  return err({ why, final: error.code === "http.bad-url" || error.code === "http.forbidden-address" });
}

/** A message that the provider takes or does not: too many at once and its own errors are worth another attempt. */
export async function give(http: HttpPort, call: ProviderCall): Promise<Result<HttpAnswer, NotCarried>> {
  const answer = await ask(http, call);
  if (!answer.ok || isTaken(answer.value)) return answer;
  return err(refusal(answer.value));
}

export const isTaken = ({ status }: HttpAnswer): boolean => status >= 200 && status < 300;

export function refusal({ status, headers, body }: HttpAnswer): NotCarried {
  const why = `it answered ${status} ${saidIn(body)}`.trim();
  const seconds = Number(headers["retry-after"]);
  const after = Number.isFinite(seconds) && seconds > 0 ? { after: seconds * SECOND } : {};
  return { why, final: status < 500 && status !== 408 && status !== 429, ...after };
}

/** What an answer says of a mistake, as the providers word it. */
function saidIn(body: Json): string {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return text.slice(0, 300);
}

/** For a try: what the admin reads of it. */
export async function tried<Value>(
  http: HttpPort,
  call: ProviderCall,
  read: (body: Json) => Value | undefined,
): Promise<Result<Value, ProviderFailure>> {
  const answer = await ask(http, call);
  if (!answer.ok) return err({ code: "channel.unreachable", why: answer.error.why });
  const value = isTaken(answer.value) ? read(answer.value.body) : undefined;
  return value === undefined ? err({ code: "channel.refused", why: refusal(answer.value).why }) : ok(value);
}

/** A file of the provider's. */
export async function fetched(http: HttpPort, call: ProviderCall): Promise<Result<Uint8Array, string>> {
  const answer = await ask(http, { method: "GET", ...call }, "base64");
  if (!answer.ok) return err(answer.error.why);
  if (!isTaken(answer.value)) return err(`it answered ${answer.value.status}`);
  return ok(Uint8Array.from(Buffer.from(String(answer.value.body), "base64")));
}

export const bearer = (token = "") => ({ authorization: `Bearer ${token}` });

function written({ json, form, body }: ProviderCall): { readonly type?: string; readonly body?: string | Uint8Array } {
  if (json !== undefined) return { type: "application/json", body: JSON.stringify(json) };
  if (form) return { type: "application/x-www-form-urlencoded", body: new URLSearchParams(form).toString() };
  return body ? { body } : {};
}
