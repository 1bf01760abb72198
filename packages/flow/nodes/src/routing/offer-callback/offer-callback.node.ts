import { DAY, HOUR, MINUTE } from "@patchbay/base/time";
import { defineNode, type NodeContext } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import { z } from "zod";
import { count, duration, oneKey } from "../../parts/amounts.ts";
import { callWindow, windowOf } from "../../parts/call-window.ts";
import { VOICE } from "../../parts/channels.ts";
import { failedOutside } from "../../parts/exits.ts";
import { expression, saveAs, saved, template } from "../../parts/fields.ts";
import { queueName, skillList } from "../../parts/queue-wait.ts";
import { languageOf, spoken, utterances } from "../../parts/utterances.ts";

const config = z.object({
  queue: queueName(),
  prompts: utterances(
    { en: "Said before the number is read out", zh: "读出号码之前的提示" },
    {
      help: {
        en: "E.g. “Press 1 to be called back, 2 for another number. Your number is:”. Empty: the callback is not asked for, just made.",
        zh: "例如：“按 1 预约回拨，按 2 更换号码。您的号码是：”。留空则不询问，直接登记。",
      },
    },
  ),
  acceptDigit: oneKey({ en: "Key that accepts", zh: "接受按键" }, "1"),
  otherDigit: oneKey({ en: "Key for another number", zh: "更换号码按键" }, "2"),
  numberPrompts: utterances({ en: "Asks for another number", zh: "请输入其他号码的提示" }),
  number: template({ en: "Number", zh: "号码" }, { fresh: "{{ call.from }}", max: 200 }),
  at: expression(
    { en: "Not before (instant)", zh: "最早时间（时间戳）" },
    {
      required: false,
      advanced: true,
      help: { en: "Milliseconds; empty: when it is their turn.", zh: "毫秒时间戳；留空则按排队顺序。" },
    },
  ),
  ...callWindow,
  attempts: count({ en: "Attempts", zh: "尝试次数" }, { min: 1, max: 10, fresh: 3 }),
  againAfterMs: duration({ en: "Again after", zh: "重试间隔" }, { min: MINUTE, max: 7 * DAY, fresh: 15 * MINUTE }),
  expiresAfterMs: duration(
    { en: "Give up after", zh: "放弃时限" },
    { min: MINUTE, max: 30 * DAY, fresh: 24 * HOUR },
    { advanced: true },
  ),
  skills: skillList(),
  priority: count({ en: "Priority", zh: "优先级" }, { min: 1, max: 9, fresh: 5 }, { advanced: true }),
  flow: z
    .string()
    .default("")
    .meta(
      form({
        title: { en: "Flow that answers them", zh: "接通后运行的流程" },
        help: { en: "Empty: straight on to the agent.", zh: "留空则直接接通坐席。" },
        holds: "flow",
        advanced: true,
      }),
    ),
  into: saveAs("callback", {
    gives: "object",
    help: { en: "number, position and notBefore.", zh: "包含 number、position 和 notBefore。" },
  }),
});

type Config = z.output<typeof config>;

const MOST_NUMBERS = 3;

export const offerCallback = defineNode({
  type: "offer-callback",
  version: 1,
  title: { en: "Offer callback", zh: "预约回拨" },
  description: {
    en: "Lets the caller hang up and keeps the place in the queue: we call when it is their turn.",
    zh: "来电者可先挂断并保留排队位置，轮到时由我们回拨。",
  },
  category: "routing",
  icon: "phone-outgoing",
  channels: VOICE,
  needs: ["voice", "callbacks"],
  config,
  exits: {
    accepted: { title: { en: "Accepted", zh: "已接受" }, by: "caller" },
    declined: { title: { en: "Declined", zh: "已拒绝" }, by: "caller", sets: false },
    invalid: { title: { en: "Number invalid", zh: "号码无效" }, sets: false },
    "not-allowed": { title: { en: "Not allowed", zh: "不允许回拨" }, sets: false },
    failed: failedOutside,
  },
  summary: ({ queue, attempts }) => ({ en: `${queue} · ${attempts} attempts`, zh: `${queue} · ${attempts} 次尝试` }),
  run: async (settings, context) => {
    const number = await agreedNumber(settings, context);
    if (number === "declined" || number === "failed") return { exit: number };
    const at = settings.at === "" ? undefined : Number(context.evaluate(settings.at));
    const language = languageOf(context);
    const { priority, skills, againAfterMs, expiresAfterMs, flow } = settings;
    const promised = await context.ports.callbacks.request(
      {
        ...{ queue: context.text(settings.queue), number, priority, skills, againAfterMs, expiresAfterMs, data: {} },
        maxAttempts: settings.attempts,
        ...windowOf(settings),
        ...(at !== undefined && Number.isFinite(at) ? { at } : {}),
        ...(flow ? { flow } : {}),
        ...(language ? { language } : {}),
      },
      context.effect,
    );
    if (promised.ok) {
      const { position = 0, notBefore } = promised.value;
      return { exit: "accepted", ...saved(settings.into, { number, position, notBefore }) };
    }
    if (promised.error.code === "callback.unknown-queue") return { exit: "failed" };
    return { exit: promised.error.code === "callback.bad-number" ? "invalid" : "not-allowed" };
  },
});

/** The number that the caller agreed to, read out digit by digit each time. */
async function agreedNumber(settings: Config, context: NodeContext): Promise<string | "declined" | "failed"> {
  let number = context.text(settings.number).replace(/[\s().\-/]/g, "");
  if (settings.prompts.length === 0) return number;
  const language = languageOf(context);
  for (let asked = 0; asked < MOST_NUMBERS; asked++) {
    const digits = { kind: "speech" as const, text: [...number].join(" "), ...(language ? { language } : {}) };
    const key = await context.ports.voice.collect(
      { prompts: [...spoken(settings.prompts, context), ...(number ? [digits] : [])], ...ONE_KEY },
      context.effect,
    );
    if (!key.ok) return "failed";
    const pressed = key.value.how === "digits" ? key.value.digits : "";
    if (pressed !== "" && pressed === settings.acceptDigit) return number;
    if (pressed === "" || pressed !== settings.otherDigit) return "declined";
    const other = await context.ports.voice.collect(
      { prompts: spoken(settings.numberPrompts, context), ...A_NUMBER },
      context.effect,
    );
    if (!other.ok) return "failed";
    number = other.value.how === "keyword" ? "" : other.value.digits;
  }
  return "declined";
}

const ONE_KEY = { minDigits: 1, maxDigits: 1, terminators: "", firstDigitMs: 6_000, betweenDigitsMs: 1_000 };
const A_NUMBER = { minDigits: 3, maxDigits: 20, terminators: "#", firstDigitMs: 10_000, betweenDigitsMs: 5_000 };
