import type { Json } from "@patchbay/base/json";
import { MINUTE } from "@patchbay/base/time";
import { defineNode } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import { z } from "zod";
import { ALL_CHANNELS } from "../../parts/channels.ts";
import { MAX_DURATION, seconds } from "../../parts/duration.ts";
import { eventKey, eventName } from "../../parts/events.ts";
import { failed, timedOut } from "../../parts/exits.ts";
import { saveAs, saved } from "../../parts/fields.ts";
import { typedValue } from "../../parts/typed-value.ts";

const value = z.object({
  field: z
    .string()
    .max(60)
    .default("")
    .meta(form({ title: { en: "Field", zh: "字段" }, required: true })),
  type: z
    .enum(["text", "number", "boolean", "list", "object"])
    .default("text")
    .meta(
      form({
        title: { en: "Type", zh: "类型" },
        options: {
          text: { en: "Text", zh: "文本" },
          number: { en: "Number", zh: "数字" },
          boolean: { en: "Yes or no", zh: "是或否" },
          list: { en: "List", zh: "列表" },
          object: { en: "Record", zh: "记录" },
        },
      }),
    ),
  into: saveAs("", { required: true }),
});

export const waitForEvent = defineNode({
  type: "wait-for-event",
  version: 1,
  title: { en: "Wait for event", zh: "等待事件" },
  description: {
    en: "Waits until another system or flow raises an event for this key, or for so long.",
    zh: "等待其他系统或流程针对该关联键触发事件，或等到超时。",
  },
  category: "logic",
  icon: "radio",
  channels: ALL_CHANNELS,
  needs: ["events"],
  config: z.object({
    name: eventName,
    key: eventKey,
    forMs: z
      .number()
      .int()
      .min(1_000)
      .max(MAX_DURATION)
      .default(5 * MINUTE)
      .meta(form({ title: { en: "At most", zh: "最长等待" }, widget: "duration" })),
    values: z
      .array(value)
      .max(20)
      .default([])
      .meta(form({ title: { en: "Values in it", zh: "其中的值" } })),
    into: saveAs("event", { gives: "object", advanced: true }),
  }),
  exits: {
    arrived: { title: { en: "Arrived", zh: "已收到" } },
    "not-as-expected": { title: { en: "Not as expected", zh: "内容不符" }, sets: false },
    timeout: timedOut,
    failed,
  },
  keeps: ({ forMs }) => ({ timeout: forMs }),
  summary: ({ name, key, forMs }) => ({
    en: `${name} ${key}, ${seconds(forMs)}`,
    zh: `${name} ${key}，${seconds(forMs)}`,
  }),
  run: async ({ name, key, forMs, values, into }, { ports, effect, text, now }) => {
    // Reckoned from when the step was reached: a restart does not make it longer.
    const left = Math.max(0, now + forMs - ports.clock.now());
    const event = await ports.events.waitFor({ name, key: text(key).trim(), forMs: left }, effect);
    if (event.how === "timeout") return { exit: "timeout" };
    const set: Record<string, Json> = { ...saved(into, event.payload).set };
    for (const { field, type, into: variable } of values) {
      const found = typedValue(Object.hasOwn(event.payload, field) ? event.payload[field] : undefined, type);
      if (found === undefined) return { exit: "not-as-expected" };
      set[variable] = found;
    }
    return { exit: "arrived", set };
  },
});
