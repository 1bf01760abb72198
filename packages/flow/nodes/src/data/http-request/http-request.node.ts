import type { JsonObject } from "@patchbay/base/json";
import { defineNode, type NodeContext } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import { sleep } from "@patchbay/ports/clock";
import type { HttpAnswer, HttpError, HttpRequest } from "@patchbay/ports/flow-ports";
import { z } from "zod";
import { ALL_CHANNELS } from "../../parts/channels.ts";
import { choiceExits, choiceId, duplicateIds } from "../../parts/choices.ts";
import { failedOutside } from "../../parts/exits.ts";

const header = z.object({
  name: z
    .string()
    .regex(/^[A-Za-z0-9-]{1,60}$/)
    .default("X-Header")
    .meta(form({ title: { en: "Header", zh: "请求头" } })),
  value: z
    .string()
    .max(2_000)
    .default("")
    .meta(form({ title: { en: "Value", zh: "值" }, holds: "template" })),
});

const condition = z.object({
  id: choiceId,
  label: z
    .string()
    .max(60)
    .default("")
    .meta(form({ title: { en: "Name", zh: "名称" } })),
  when: z
    .string()
    .default("")
    .meta(
      form({
        title: { en: "Condition", zh: "条件" },
        placeholder: { en: 'status == 404 or body.state == "open"', zh: 'status == 404 或 body.state == "open"' },
        holds: "expression",
        names: ["status", "body", "headers"],
        required: true,
      }),
    ),
});

const config = z.object({
  method: z
    .enum(["GET", "POST", "PUT", "PATCH", "DELETE"])
    .default("GET")
    .meta(form({ title: { en: "Method", zh: "方法" } })),
  url: z
    .string()
    .max(2_000)
    .default("")
    .meta(
      form({
        title: { en: "Address", zh: "地址" },
        placeholder: { en: "https://…", zh: "https://…" },
        holds: "template",
        required: true,
      }),
    ),
  headers: z
    .array(header)
    .max(30)
    .default([])
    .meta(form({ title: { en: "Headers", zh: "请求头" } })),
  body: z
    .string()
    .max(65_536)
    .default("")
    .meta(
      form({
        title: { en: "Body", zh: "请求体" },
        help: {
          en: 'Sent as JSON unless a Content-Type header says otherwise, e.g. {"name": {{ json(customer.name) }}}.',
          zh: '默认按 JSON 发送（可用 Content-Type 请求头更改），例如 {"name": {{ json(customer.name) }}}。',
        },
        holds: "template",
        widget: "text-area",
      }),
    ),
  timeoutMs: z
    .number()
    .int()
    .min(100)
    .max(60_000)
    .default(5_000)
    .meta(form({ title: { en: "Time allowed", zh: "超时时间" }, widget: "duration" })),
  retries: z
    .number()
    .int()
    .min(0)
    .max(5)
    .default(0)
    .meta(
      form({
        title: { en: "Tries again", zh: "重试次数" },
        help: {
          en: "When unreachable or answered 429 or 5xx; waits longer each time.",
          zh: "无法连接或返回 429、5xx 时重试，间隔逐次加长。",
        },
      }),
    ),
  backoffMs: z
    .number()
    .int()
    .min(0)
    .max(30_000)
    .default(500)
    .meta(form({ title: { en: "First pause", zh: "首次间隔" }, widget: "duration", advanced: true })),
  conditions: z
    .array(condition)
    .max(20)
    .default([])
    .meta(form({ title: { en: "Exits by the answer", zh: "按应答分支" } })),
  into: z
    .string()
    .default("answer")
    .meta(
      form({
        title: { en: "Save answer as", zh: "应答保存为" },
        help: { en: "status, body and headers of it.", zh: "包含 status、body 和 headers。" },
        holds: "variable",
        gives: "object",
        required: true,
      }),
    ),
});

type Config = z.output<typeof config>;

export const httpRequest = defineNode({
  type: "http-request",
  version: 1,
  title: { en: "HTTP request", zh: "HTTP 请求" },
  description: { en: "Asks or tells a web service, and goes on by its answer.", zh: "调用网络服务，并根据应答继续。" },
  category: "data",
  icon: "globe",
  channels: ALL_CHANNELS,
  needs: ["http"],
  config,
  exits: {
    success: { title: { en: "Success (2xx)", zh: "成功（2xx）" } },
    timeout: { title: { en: "No answer in time", zh: "超时" } },
    failed: { ...failedOutside, sets: true },
  },
  choices: ({ conditions }) => choiceExits(conditions, ({ label, when }) => label || when),
  check: ({ conditions }) => duplicateIds("conditions", conditions),
  summary: ({ method, url }) => ({ en: `${method} ${url}`, zh: `${method} ${url}` }),
  run: async (settings, context) => {
    const answer = await askWithRetries(settings, context);
    if ("code" in answer) {
      const set = { [settings.into]: { status: 0, body: null, headers: {}, error: answer.code } };
      return { exit: answer.code === "http.timeout" ? "timeout" : "failed", set };
    }
    const { status, body, headers } = answer;
    const saved: JsonObject = { status, body, headers };
    const met = settings.conditions.find(({ when }) => context.evaluate(when, saved) === true);
    const exit = met ? (`choice:${met.id}` as const) : status >= 200 && status < 300 ? "success" : "failed";
    return { exit, set: { [settings.into]: saved } };
  },
});

async function askWithRetries(settings: Config, context: NodeContext): Promise<HttpAnswer | HttpError> {
  const request = requestFrom(settings, context);
  for (let attempt = 0; ; attempt++) {
    const result = await context.ports.http.request(request, context.effect);
    const answer = result.ok ? result.value : result.error;
    if (attempt >= settings.retries || !isWorthRetrying(answer)) return answer;
    await sleep(context.ports.clock, settings.backoffMs * 2 ** attempt, context.effect.signal);
  }
}

function requestFrom(
  { method, url, headers, body, timeoutMs }: Config,
  { secretText, effect }: NodeContext,
): HttpRequest {
  const filled = secretText(body);
  const named = Object.fromEntries(headers.map(({ name, value }) => [name.toLowerCase(), oneLine(secretText(value))]));
  return {
    method,
    url: secretText(url).trim(),
    headers: {
      ...(filled === "" ? {} : { "content-type": "application/json" }),
      // A restart sends the same key again, so that the service can tell a repetition from a second wish.
      ...(method === "GET" ? {} : { "idempotency-key": effect.key }),
      ...named,
    },
    timeoutMs,
    ...(filled === "" || method === "GET" ? {} : { body: filled }),
  };
}

/** A header value cannot carry a line break: a caller's input must not begin a header of its own. */
function oneLine(value: string): string {
  return value.replace(/[\r\n\0]+/g, " ").trim();
}

function isWorthRetrying(answer: HttpAnswer | HttpError): boolean {
  if ("code" in answer) return answer.code === "http.timeout" || answer.code === "http.unreachable";
  return answer.status === 429 || answer.status >= 500;
}
