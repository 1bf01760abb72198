import { defineNode, type NodeContext } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import type { TakenMessage } from "@patchbay/ports/flow/mailbox-port";
import { z } from "zod";
import { duration } from "../../parts/amounts.ts";
import { VOICE } from "../../parts/channels.ts";
import { failedOutside } from "../../parts/exits.ts";
import { saveAs, saved, template, yesNo } from "../../parts/fields.ts";
import { firstWords, spoken, utterances } from "../../parts/utterances.ts";

const PRIORITIES = {
  low: { en: "Low", zh: "低" },
  normal: { en: "Normal", zh: "普通" },
  high: { en: "High", zh: "高" },
  urgent: { en: "Urgent", zh: "紧急" },
} as const;

const LISTEN = "1";
const AGAIN = "2";
const SEND = "#";
/** What is shorter is a click, not a message. */
const LEAST_MS = 1_000;
const MOST_TAKES = 5;

const config = z.object({
  mailbox: template({ en: "Mailbox", zh: "信箱" }, { max: 100, fresh: "general" }),
  greeting: utterances({ en: "Greeting", zh: "问候语" }, { required: true }),
  review: yesNo({ en: "Let callers listen and record again", zh: "允许试听和重录" }, true),
  reviewPrompts: utterances(
    { en: "Said after recording", zh: "录制后的提示" },
    { help: { en: "1 listens, 2 records again, # sends.", zh: "1 试听，2 重录，# 发送。" } },
  ),
  thanks: utterances({ en: "Said in the end", zh: "结束语" }),
  maxMs: duration({ en: "Longest message", zh: "最长时长" }, { min: 1_000, max: 1_800_000, fresh: 180_000 }),
  silenceMs: duration(
    { en: "Ends after so much silence", zh: "静音多久后结束" },
    { min: 0, max: 60_000, fresh: 5_000 },
  ),
  subject: template(
    { en: "Ticket's subject", zh: "工单主题" },
    { max: 300, fresh: "Voicemail from {{ call.from }}", advanced: true },
  ),
  priority: z
    .enum(["low", "normal", "high", "urgent"])
    .default("normal")
    .meta(form({ title: { en: "Ticket's priority", zh: "工单优先级" }, options: PRIORITIES, advanced: true })),
  queue: z
    .string()
    .default("")
    .meta(form({ title: { en: "For queue", zh: "所属队列" }, holds: "queue", advanced: true })),
  into: saveAs("", { gives: "object", advanced: true }),
});

type Config = z.output<typeof config>;

export const voicemail = defineNode({
  type: "voicemail",
  version: 1,
  title: { en: "Voicemail", zh: "语音信箱" },
  description: {
    en: "Takes a message and makes a ticket of it, also when the caller just hangs up.",
    zh: "录制留言并生成工单，来电者直接挂断也会保存。",
  },
  category: "voice",
  icon: "voicemail",
  channels: VOICE,
  needs: ["voice", "mailbox"],
  config,
  exits: {
    left: { title: { en: "Message left", zh: "已留言" }, by: "caller" },
    empty: { title: { en: "Said nothing", zh: "没有留言" }, sets: false },
    failed: failedOutside,
  },
  keeps: ({ maxMs }) => ({ left: maxMs }),
  summary: ({ mailbox, greeting }) => {
    const text = [mailbox, firstWords(greeting)].filter(Boolean).join(" · ");
    return { en: text, zh: text };
  },
  run: async (settings, context) => {
    const { voice } = context.ports;
    const greeted = await voice.play(spoken(settings.greeting, context), { interruptible: true }, context.effect);
    if (!greeted.ok) return { exit: "failed" };
    const message = await takeMessage(settings, context);
    if (message === "failed" || message === "empty") return { exit: message };
    const ticket = await deliver(settings, message, context);
    if (message.ended !== "hung-up") {
      await voice.play(spoken(settings.thanks, context), { interruptible: false }, context.effect);
    }
    const { recording, durationMs } = message;
    return { exit: "left", ...saved(settings.into, { recording, durationMs, ticket: ticket.number }) };
  },
});

/** Records, as often as the caller likes, until the message is good or the caller gone. */
async function takeMessage(settings: Config, context: NodeContext): Promise<TakenMessage | "failed" | "empty"> {
  const { mailbox } = context.ports;
  const { maxMs, silenceMs } = settings;
  for (let take = 1; ; take++) {
    const effect = { ...context.effect, key: `${context.effect.key}/take-${take}` };
    const taken = await mailbox.record({ maxMs, silenceMs, stopDigits: SEND, beep: true }, effect);
    if (!taken.ok) return "failed";
    const message = taken.value;
    const silent = message.ended === "silence" ? silenceMs : 0;
    if (message.durationMs - silent < LEAST_MS) return "empty";
    if (message.ended === "hung-up" || !settings.review || take === MOST_TAKES) return message;
    try {
      if ((await review(settings, message, context)) === "send") return message;
    } catch (error) {
      // Hung up while listening to the message: it was meant to be left.
      if (!context.effect.signal.aborted) throw error;
      return { ...message, ended: "hung-up" };
    }
  }
}

/** Silence sends, too: most callers just wait. */
async function review(settings: Config, message: TakenMessage, context: NodeContext): Promise<"send" | "again"> {
  const asking = spoken(settings.reviewPrompts, context);
  let prompts = asking;
  for (;;) {
    const answer = await context.ports.voice.collect(
      { prompts, minDigits: 1, maxDigits: 1, terminators: "", firstDigitMs: 4_000, betweenDigitsMs: 1_000 },
      context.effect,
    );
    const key = answer.ok && answer.value.how === "digits" ? answer.value.digits : SEND;
    if (key === AGAIN) return "again";
    if (key === SEND) return "send";
    prompts = key === LISTEN ? [{ kind: "recording", recording: message.recording }, ...asking] : asking;
  }
}

function deliver(settings: Config, { recording, durationMs }: TakenMessage, { ports, effect, text }: NodeContext) {
  const queue = text(settings.queue);
  return ports.mailbox.deliver(
    {
      ...{ mailbox: text(settings.mailbox), subject: text(settings.subject), priority: settings.priority },
      ...{ recording, durationMs },
      ...(queue ? { queue } : {}),
    },
    effect,
  );
}
