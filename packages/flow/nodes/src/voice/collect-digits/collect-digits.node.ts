import { parsePattern } from "@patchbay/expression/pattern";
import { defineNode } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import { z } from "zod";
import { VOICE } from "../../parts/channels.ts";
import { passes } from "../../parts/digit-rules.ts";
import { failed, invalid, timedOut } from "../../parts/exits.ts";
import { spoken, utterances } from "../../parts/utterances.ts";

const millis = (fallback: number) => z.number().int().min(500).max(60_000).default(fallback);

export const collectDigits = defineNode({
  type: "collect-digits",
  version: 1,
  title: { en: "Collect digits", zh: "收集按键" },
  description: {
    en: "Asks for digits, checks them and saves them: account numbers, dates, PINs.",
    zh: "提示输入数字，校验后保存，例如账号、日期、密码。",
  },
  category: "voice",
  icon: "keyboard",
  channels: VOICE,
  needs: ["voice"],
  config: z.object({
    prompts: utterances({ en: "Question", zh: "提示内容" }, { required: true }),
    minDigits: z
      .number()
      .int()
      .min(1)
      .max(40)
      .default(1)
      .meta(form({ title: { en: "At least so many", zh: "最少位数" } })),
    maxDigits: z
      .number()
      .int()
      .min(1)
      .max(40)
      .default(10)
      .meta(form({ title: { en: "At most so many", zh: "最多位数" } })),
    terminator: z
      .enum(["#", "*", "none"])
      .default("#")
      .meta(
        form({ title: { en: "Key that ends the entry", zh: "结束键" }, options: { none: { en: "none", zh: "无" } } }),
      ),
    into: z
      .string()
      .default("digits")
      .meta(form({ title: { en: "Save as", zh: "保存为" }, holds: "variable", gives: "text", required: true })),
    secret: z
      .boolean()
      .default(false)
      .meta(
        form({
          title: { en: "Keep secret", zh: "保密" },
          help: {
            en: "For PINs and card numbers: never written down; only web requests can use it, in this call.",
            zh: "用于密码和卡号：不会被记录，仅本次通话的网络请求可以使用。",
          },
        }),
      ),
    minValue: z
      .number()
      .optional()
      .meta(form({ title: { en: "Smallest number", zh: "最小值" }, advanced: true })),
    maxValue: z
      .number()
      .optional()
      .meta(form({ title: { en: "Largest number", zh: "最大值" }, advanced: true })),
    pattern: z
      .string()
      .max(200)
      .default("")
      .meta(form({ title: { en: "Pattern (RE2)", zh: "格式（RE2 正则）" }, advanced: true })),
    luhn: z
      .boolean()
      .default(false)
      .meta(form({ title: { en: "Check digit of cards", zh: "校验卡号校验位" }, advanced: true })),
    attempts: z
      .number()
      .int()
      .min(1)
      .max(10)
      .default(3)
      .meta(form({ title: { en: "Times asked", zh: "询问次数" } })),
    timeoutMs: millis(5_000).meta(
      form({ title: { en: "Wait for the first key", zh: "等待首个按键" }, widget: "duration" }),
    ),
    betweenMs: millis(3_000).meta(
      form({ title: { en: "Wait between keys", zh: "按键间隔" }, widget: "duration", advanced: true }),
    ),
    timeoutPrompts: utterances({ en: "Said first when no key came", zh: "未按键时先说" }),
    invalidPrompts: utterances({ en: "Said first after a wrong entry", zh: "输入有误时先说" }),
  }),
  exits: { collected: { title: { en: "Collected", zh: "已收集" }, by: "caller" }, timeout: timedOut, invalid, failed },
  check: ({ minDigits, maxDigits, pattern }) => [
    ...(minDigits > maxDigits
      ? [{ field: ["maxDigits"], message: { en: "At most is less than at least.", zh: "最多位数小于最少位数。" } }]
      : []),
    ...(parsePattern(`^(?:${pattern})$`).ok
      ? []
      : [{ field: ["pattern"], message: { en: "The pattern is not one that can be read.", zh: "无法识别该格式。" } }]),
  ],
  keeps: ({ attempts, timeoutMs }) => ({ timeout: attempts * timeoutMs, invalid: attempts * timeoutMs }),
  summary: ({ minDigits, maxDigits, into }) => {
    const many = minDigits === maxDigits ? `${maxDigits}` : `${minDigits}–${maxDigits}`;
    return { en: `${many} digits into ${into}`, zh: `${many} 位数字存入 ${into}` };
  },
  run: async (config, context) => {
    let missed: "timeout" | "invalid" | undefined;
    for (let attempt = 0; attempt < config.attempts; attempt++) {
      const first = missed === "timeout" ? config.timeoutPrompts : missed === "invalid" ? config.invalidPrompts : [];
      const collected = await context.ports.voice.collect(
        {
          prompts: spoken([...first, ...config.prompts], context),
          minDigits: config.minDigits,
          maxDigits: config.maxDigits,
          terminators: config.terminator === "none" ? "" : config.terminator,
          firstDigitMs: config.timeoutMs,
          betweenDigitsMs: config.betweenMs,
          ...(config.secret ? { secret: true } : {}),
        },
        context.effect,
      );
      if (!collected.ok) return { exit: "failed" };
      const { value } = collected;
      const digits = value.how === "keyword" ? "" : value.digits;
      if (value.how === "digits" && digits.length >= config.minDigits && passes(digits, config)) {
        return {
          exit: "collected",
          ...(config.secret ? { secret: { [config.into]: digits } } : { set: { [config.into]: digits } }),
        };
      }
      missed = digits === "" && value.how === "timeout" ? "timeout" : "invalid";
    }
    return { exit: missed ?? "timeout" };
  },
});
