import { defineNode } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import type { QueueRequest } from "@patchbay/ports/flow-ports";
import { z } from "zod";
import { VOICE } from "../../parts/channels.ts";
import { MAX_DURATION } from "../../parts/duration.ts";
import { failedOutside } from "../../parts/exits.ts";
import { languageOf } from "../../parts/utterances.ts";

const skill = z.object({
  skill: z
    .string()
    .min(1)
    .max(60)
    .default("skill")
    .meta(form({ title: { en: "Skill", zh: "技能" } })),
  level: z
    .number()
    .int()
    .min(1)
    .max(10)
    .default(1)
    .meta(form({ title: { en: "At least", zh: "最低等级" } })),
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

export const sendToQueue = defineNode({
  type: "send-to-queue",
  version: 1,
  title: { en: "Send to queue", zh: "进入队列" },
  description: {
    en: "Waits with the caller for an agent with the right skills, and connects them.",
    zh: "与来电者一起等待具备相应技能的坐席，并接通双方。",
  },
  category: "routing",
  icon: "users",
  channels: VOICE,
  needs: ["queue"],
  config: z.object({
    queue: z
      .string()
      .default("")
      .meta(form({ title: { en: "Queue", zh: "队列" }, holds: "queue", required: true })),
    skills: z
      .array(skill)
      .max(20)
      .default([])
      .meta(form({ title: { en: "Skills needed", zh: "所需技能" } })),
    priority: z
      .number()
      .int()
      .min(1)
      .max(9)
      .default(5)
      .meta(
        form({
          title: { en: "Priority", zh: "优先级" },
          help: { en: "1 comes first, 9 last.", zh: "1 最先，9 最后。" },
        }),
      ),
    holdMusic: z
      .string()
      .default("")
      .meta(form({ title: { en: "Hold music", zh: "等待音乐" }, holds: "prompt" })),
    announceEveryMs: z
      .number()
      .int()
      .min(0)
      .max(600_000)
      .default(30_000)
      .meta(
        form({
          title: { en: "Say position and wait every", zh: "播报排位与预计等待的间隔" },
          help: { en: "0 = never.", zh: "0 表示不播报。" },
          widget: "duration",
        }),
      ),
    maxWaitMs: z
      .number()
      .int()
      .min(0)
      .max(MAX_DURATION)
      .default(300_000)
      .meta(
        form({
          title: { en: "Give up after", zh: "最长等待" },
          help: { en: "0 = never.", zh: "0 表示不限。" },
          widget: "duration",
        }),
      ),
    maxWaiting: z
      .number()
      .int()
      .min(0)
      .max(10_000)
      .default(0)
      .meta(
        form({
          title: { en: "Full when so many wait", zh: "排队人数上限" },
          help: { en: "0 = no limit.", zh: "0 表示不限。" },
        }),
      ),
    exitWhenUnstaffed: z
      .boolean()
      .default(true)
      .meta(form({ title: { en: "Leave when nobody is signed in", zh: "无坐席在线时离开" } })),
    leaveDigit: z
      .string()
      .regex(/^[0-9*#]?$/)
      .default("")
      .meta(form({ title: { en: "Key that leaves the queue", zh: "离开队列的按键" }, widget: "digit" })),
    panels: z
      .array(z.string().min(1).max(60))
      .max(20)
      .default([])
      .meta(
        form({
          title: { en: "Panels to open for the agent", zh: "为坐席打开的面板" },
          widget: "panels",
          advanced: true,
        }),
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
  }),
  exits: {
    served: { title: { en: "Served", zh: "已接待" }, by: "person" },
    timeout: { title: { en: "Waited too long", zh: "等待超时" } },
    full: { title: { en: "Queue full", zh: "队列已满" } },
    unstaffed: { title: { en: "Nobody signed in", zh: "无坐席在线" } },
    pressed: { title: { en: "Key pressed", zh: "按键离开" }, by: "caller" },
    failed: failedOutside,
  },
  keeps: ({ maxWaitMs }) => ({ timeout: maxWaitMs === 0 ? Number.POSITIVE_INFINITY : maxWaitMs }),
  staffing: ({ queue, skills }) => ({ queue, skills }),
  summary: ({ queue, skills }) => {
    const text = [queue, ...skills.map(({ skill: name, level }) => `${name} ≥ ${level}`)].join(" · ");
    return { en: text, zh: text };
  },
  run: async (config, context) => {
    const { text, ports, effect } = context;
    const language = languageOf(context);
    const holdMusic = text(config.holdMusic);
    const request: QueueRequest = {
      queue: text(config.queue),
      skills: config.skills,
      priority: config.priority,
      announceEveryMs: config.announceEveryMs,
      maxWaitMs: config.maxWaitMs,
      maxWaiting: config.maxWaiting,
      exitWhenUnstaffed: config.exitWhenUnstaffed,
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
    return { exit: outcome.value.exit, ...(config.into ? { set: { [config.into]: { ...outcome.value } } } : {}) };
  },
});
