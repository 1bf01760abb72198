import type { Json } from "@patchbay/base/json";
import { err, ok, type Result } from "@patchbay/base/result";
import type { EffectContext, HttpAnswer, HttpError, HttpPort, HttpRequest } from "@patchbay/ports/flow-ports";
import { Agent, type Dispatcher, request } from "undici";
import { type AddressRules, addressRules } from "./address-rules.ts";
import { checkedLookup, checkLiteral, ForbiddenAddress, type Resolve, systemResolve } from "./checked-lookup.ts";

export interface GuardedHttpSettings {
  /** Otherwise forbidden places that may be reached: see `addressRules`. */
  readonly allow?: readonly string[];
  readonly resolve?: Resolve;
}

const MOST_BYTES = 1024 * 1024;
const MOST_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * HTTP for tenants' flows and webhooks: whatever URL they write, only allowed addresses are connected to, at every redirect
 * anew; time and size are bounded while the answer streams in, so that neither a drip nor a flood holds anything up.
 */
export function guardedHttp(settings: GuardedHttpSettings = {}): HttpPort {
  const rules = addressRules(settings.allow);
  const resolve = settings.resolve ?? systemResolve;
  return {
    request: async (wanted, context) => {
      const deadline = AbortSignal.timeout(Math.max(1, wanted.timeoutMs));
      const signal = AbortSignal.any([context.signal, deadline]);
      try {
        return await follow(wanted, context, signal, rules, resolve);
      } catch (error) {
        // The contact ended: that is the caller's own signal, not an outcome of the request.
        if (context.signal.aborted) throw context.signal.reason;
        return err(deadline.aborted ? { code: "http.timeout" } : transportError(error));
      }
    },
  };
}

async function follow(
  wanted: HttpRequest,
  context: EffectContext,
  signal: AbortSignal,
  rules: AddressRules,
  resolve: Resolve,
): Promise<Result<HttpAnswer, HttpError>> {
  let url = webUrl(wanted.url);
  let { method, body } = wanted;
  let headers: Readonly<Record<string, string>> = { "idempotency-key": context.key, ...lowerCase(wanted.headers) };
  for (let hops = 0; ; hops++) {
    if (!url) return err({ code: "http.bad-url" });
    const port = Number(url.port || (url.protocol === "https:" ? 443 : 80));
    checkLiteral(rules, url.hostname, port);
    const agent = new Agent({ connect: { lookup: checkedLookup(rules, port, resolve) }, pipelining: 0 });
    try {
      const answer = await request(url, {
        dispatcher: agent,
        method,
        headers,
        signal,
        headersTimeout: wanted.timeoutMs,
        bodyTimeout: wanted.timeoutMs,
        ...(body === undefined ? {} : { body }),
      });
      const location = answer.headers.location;
      if (!REDIRECTS.has(answer.statusCode) || typeof location !== "string" || hops >= MOST_REDIRECTS) {
        return await readAnswer(answer, wanted);
      }
      answer.body.on("error", () => undefined).destroy(); // nobody reads it
      const next = webUrl(location, url);
      // As browsers do: after a POST a 301 to 303 is fetched, not posted again; credentials stay with their host.
      if (answer.statusCode === 303 || (method === "POST" && answer.statusCode < 303)) {
        method = "GET";
        body = undefined;
      }
      if (next?.origin !== url.origin) headers = withoutCredentials(headers);
      url = next;
    } finally {
      void agent.destroy();
    }
  }
}

function webUrl(text: string, base?: URL): URL | undefined {
  const url = URL.parse(text, base);
  return url && (url.protocol === "http:" || url.protocol === "https:") && url.username === "" && url.password === ""
    ? url
    : undefined;
}

async function readAnswer(
  answer: Dispatcher.ResponseData,
  { maxBytes = MOST_BYTES, as }: HttpRequest,
): Promise<Result<HttpAnswer, HttpError>> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer.body) {
    size += chunk.length;
    if (size > maxBytes) {
      answer.body.destroy();
      return err({ code: "http.too-large", maxBytes });
    }
    chunks.push(chunk);
  }
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(answer.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(", ") : value;
  }
  const whole = Buffer.concat(chunks);
  const body = as ? whole.toString(as) : parseBody(whole.toString("utf8"), headers["content-type"]);
  return ok({ status: answer.statusCode, headers, body });
}

function parseBody(text: string, contentType = ""): Json {
  if (!/^application\/(?:[\w.+-]+\+)?json\b/i.test(contentType)) return text;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text; // It says JSON and is none: flows can still look at the text.
  }
}

function transportError(error: unknown): HttpError {
  const cause = rootCause(error);
  if (cause instanceof ForbiddenAddress) return { code: "http.forbidden-address", host: cause.host };
  return { code: "http.unreachable", why: cause instanceof Error ? cause.message : String(cause) };
}

function rootCause(error: unknown): unknown {
  let cause = error;
  while (cause instanceof Error && !(cause instanceof ForbiddenAddress)) {
    const inner = cause instanceof AggregateError ? cause.errors[0] : cause.cause;
    if (!(inner instanceof Error)) return cause;
    cause = inner;
  }
  return cause;
}

function lowerCase(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

const CREDENTIALS = new Set(["authorization", "cookie", "proxy-authorization", "x-api-key"]);

function withoutCredentials(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !CREDENTIALS.has(name)));
}
