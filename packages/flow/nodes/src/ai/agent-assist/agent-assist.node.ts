import { defineNode, type NodeContext } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import type { AgentAssist } from "@patchbay/ports/flow/agent-assist";
import { z } from "zod";
import { count } from "../../parts/amounts.ts";
import { askForJson, modelInput, modelTime } from "../../parts/ask-model.ts";
import { VOICE_AND_CHAT } from "../../parts/channels.ts";
import { failed } from "../../parts/exits.ts";
import { saveAs, saved, template, yesNo } from "../../parts/fields.ts";

/** It all travels with each offer to an agent. */
const EXCERPT = 240;
const MAX_ARTICLE = 4_000;
const advice = z.object({ summary: z.string().max(2_000), steps: z.array(z.string().max(300)).max(10) });

const config = z.object({
  input: modelInput,
  articles: count({ en: "Articles shown", zh: "显示文章数" }, { min: 0, max: 5, fresh: 3 }),
  steps: z
    .array(z.object({ text: template({ en: "Step", zh: "步骤" }, { max: 300 }) }))
    .max(10)
    .default([])
    .meta(form({ title: { en: "Next steps", zh: "下一步" } })),
  askModel: yesNo({ en: "Summary and steps by the language model", zh: "由语言模型给出摘要和步骤" }, true, {
    help: { en: "Left out when there is no model.", zh: "没有语言模型时自动省略。" },
  }),
  timeoutMs: modelTime,
  into: saveAs("", { gives: "object", advanced: true }),
});

type Config = z.output<typeof config>;

export const agentAssist = defineNode({
  type: "agent-assist",
  version: 1,
  title: { en: "Agent assist", zh: "坐席助手" },
  description: {
    en: "Lays articles, a summary and next steps before the agent who gets the contact.",
    zh: "为接到联络的坐席准备知识文章、摘要和下一步建议。",
  },
  category: "ai",
  icon: "lightbulb",
  channels: VOICE_AND_CHAT,
  needs: ["knowledge", "languageModel", "plan"],
  config,
  exits: {
    suggested: { title: { en: "Suggested", zh: "已给出建议" } },
    nothing: { title: { en: "Nothing to suggest", zh: "没有建议" }, sets: false },
    failed,
  },
  summary: ({ input, articles }) => ({
    en: `${articles} articles on ${input.slice(0, 60)}`,
    zh: `${articles} 篇文章：${input.slice(0, 60)}`,
  }),
  run: async (settings, context) => {
    const assist = await adviceOn(settings, context);
    if (assist.articles.length === 0 && assist.steps.length === 0 && !assist.summary) return { exit: "nothing" };
    await context.ports.plan.settle({ assist }, context.effect);
    return { exit: "suggested", ...saved(settings.into, { ...assist, articles: [...assist.articles] }) };
  },
});

/** The analyst's own steps come first; the model adds to what the search found, and is not waited for longer than allowed. */
async function adviceOn(settings: Config, context: NodeContext): Promise<AgentAssist> {
  const { ports, effect, text } = context;
  const topic = text(settings.input).trim();
  const steps = settings.steps.map((step) => text(step.text).trim()).filter((step) => step !== "");
  if (topic === "") return { articles: [], steps };
  const known = settings.articles > 0 ? await ports.knowledge.search(topic, settings.articles, effect) : [];
  const articles = known.map(({ title, body }) => ({ title, excerpt: body.slice(0, EXCERPT) }));
  if (!settings.askModel) return { articles, steps };
  const material = known.map(({ title, body }) => `## ${title}\n${body.slice(0, MAX_ARTICLE)}`).join("\n\n");
  const instructions = `You help an agent of a contact centre who is about to talk with the customer. Company's articles:\n${material}\n\nIn the language of the message: sum up in two sentences what the customer wants, and name at most 4 next steps for the agent, only such as the articles or the message give reason for.\nAnswer as JSON: {"summary": "<text>", "steps": ["<step>"]}`;
  const model = await askForJson({ instructions, input: topic, timeoutMs: settings.timeoutMs }, advice, context);
  if (!model) return { articles, steps };
  const summary = model.summary.trim().slice(0, 600);
  return { ...(summary ? { summary } : {}), articles, steps: [...steps, ...model.steps].slice(0, 10) };
}
