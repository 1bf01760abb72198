import type { LocalText } from "@patchbay/base/text";
import type { EffectResult, ExitSpec, NodeContext } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import type { QueueRequest } from "@patchbay/ports/flow-ports";
import { z } from "zod";
import { count, duration, oneKey } from "./amounts.ts";
import { MAX_DURATION } from "./duration.ts";
import { failedOutside } from "./exits.ts";
import { saved } from "./fields.ts";
import { languageOf } from "./utterances.ts";

const skill = z.object({
  skill: z
    .string()
    .min(1)
    .max(60)
    .default("skill")
    .meta(form({ title: { en: "Skill", zh: "技能" } })),
  level: count({ en: "At least", zh: "最低等级" }, { min: 1, max: 10, fresh: 1 }),
});

const fact = z.object({
  label: z
    .string()
    .min(1)
    .max(60)
    .default("Label")
    .meta(form({ title: { en: "Label", zh: "名称" } })),
  value: z
    .string()
    .max(1_000)
    .default("")
    .meta(form({ title: { en: "Value", zh: "内容" }, holds: "template" })),
});

export const queueName = (title: LocalText = { en: "Queue", zh: "队列" }) =>
  z
    .string()
    .default("")
    .meta(form({ title, holds: "queue", required: true }));

export const skillList = (title: LocalText = { en: "Skills needed", zh: "所需技能" }) =>
  z.array(skill).max(20).default([]).meta(form({ title }));

/** What every step that waits in a queue asks its author, beside the queue and whom it wants. */
export const waitFields = {
  priority: count(
    { en: "Priority", zh: "优先级" },
    { min: 1, max: 9, fresh: 5 },
    { help: { en: "1 comes first, 9 last.", zh: "1 最先，9 最后。" } },
  ),
  holdMusic: z
    .string()
    .default("")
    .meta(form({ title: { en: "Hold music", zh: "等待音乐" }, holds: "prompt" })),
  announceEveryMs: duration(
    { en: "Say position and wait every", zh: "播报排位与预计等待的间隔" },
    { min: 0, max: 600_000, fresh: 30_000 },
    { help: { en: "0 = never.", zh: "0 表示不播报。" } },
  ),
  maxWaitMs: duration(
    { en: "Give up after", zh: "最长等待" },
    { min: 0, max: MAX_DURATION, fresh: 300_000 },
    { help: { en: "0 = never.", zh: "0 表示不限。" } },
  ),
  maxWaiting: count(
    { en: "Full when so many wait", zh: "排队人数上限" },
    { min: 0, max: 10_000, fresh: 0 },
    { help: { en: "0 = no limit.", zh: "0 表示不限。" } },
  ),
  exitWhenUnstaffed: z
    .boolean()
    .default(true)
    .meta(form({ title: { en: "Leave when nobody is signed in", zh: "无坐席在线时离开" } })),
  leaveDigit: oneKey({ en: "Key that leaves the queue", zh: "离开队列的按键" }, ""),
  panels: z
    .array(z.string().min(1).max(60))
    .max(20)
    .default([])
    .meta(
      form({ title: { en: "Panels to open for the agent", zh: "为坐席打开的面板" }, widget: "panels", advanced: true }),
    ),
  data: z
    .array(fact)
    .max(30)
    .default([])
    .meta(form({ title: { en: "Shown to the agent", zh: "展示给坐席的信息" } })),
  script: z
    .string()
    .max(100)
    .default("")
    .meta(form({ title: { en: "Script", zh: "话术" }, advanced: true })),
  into: z
    .string()
    .default("")
    .meta(
      form({
        title: { en: "Save outcome as", zh: "结果保存为" },
        help: {
          en: "exit, waitedMs, and of a served call agent, entry and talkedMs.",
          zh: "包含 exit、waitedMs；接通时另有 agent、entry 和 talkedMs。",
        },
        holds: "variable",
        gives: "object",
        advanced: true,
      }),
    ),
};

const waitConfig = z.object(waitFields);

export const waitExits = {
  served: { title: { en: "Served", zh: "已接待" }, by: "person" },
  timeout: { title: { en: "Waited too long", zh: "等待超时" } },
  full: { title: { en: "Queue full", zh: "队列已满" } },
  unstaffed: { title: { en: "Nobody signed in", zh: "无坐席在线" } },
  pressed: { title: { en: "Key pressed", zh: "按键离开" }, by: "caller" },
  failed: failedOutside,
} as const satisfies Readonly<Record<string, ExitSpec>>;

/** For `keeps` of the definition. */
export const waitKeeps = ({ maxWaitMs }: { readonly maxWaitMs: number }) => ({
  timeout: maxWaitMs === 0 ? Number.POSITIVE_INFINITY : maxWaitMs,
});

/** Waits in the queue for whom `wanted` names, in the way that the config says, until an exit applies. */
export async function waitInQueue(
  config: z.output<typeof waitConfig>,
  wanted: Pick<QueueRequest, "queue" | "skills" | "agent" | "stages">,
  context: NodeContext,
): Promise<EffectResult<keyof typeof waitExits>> {
  const { text, ports, effect } = context;
  const language = languageOf(context);
  const holdMusic = text(config.holdMusic);
  const { priority, announceEveryMs, maxWaitMs, maxWaiting, exitWhenUnstaffed } = config;
  const request: QueueRequest = {
    ...wanted,
    ...{ priority, announceEveryMs, maxWaitMs, maxWaiting, exitWhenUnstaffed },
    screen: {
      panels: config.panels,
      data: Object.fromEntries(config.data.map(({ label, value }) => [label, text(value)])),
      ...(config.script ? { script: config.script } : {}),
    },
    ...(holdMusic ? { holdMusic } : {}),
    ...(language ? { language } : {}),
    ...(config.leaveDigit ? { leaveDigit: config.leaveDigit } : {}),
  };
  const outcome = await ports.queue.wait(request, effect);
  if (!outcome.ok) return { exit: "failed" };
  return { exit: outcome.value.exit, ...saved(config.into, { ...outcome.value }) };
}

/** `billing · german ≥ 3`, for cards. */
export function queueSummary(
  queue: string,
  skills: readonly { readonly skill: string; readonly level: number }[],
): LocalText {
  const text = [queue, ...skills.map(({ skill: name, level }) => `${name} ≥ ${level}`)].join(" · ");
  return { en: text, zh: text };
}
