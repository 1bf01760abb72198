import type { LocalText } from "@patchbay/base/text";
import type { NodeContext } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import type { Utterance } from "@patchbay/ports/flow-ports";
import { z } from "zod";

const speech = z.object({
  kind: z.literal("speech"),
  text: z
    .string()
    .max(5_000)
    .default("")
    .meta(form({ title: { en: "Words", zh: "文字" }, holds: "template", widget: "text-area", required: true })),
  language: z
    .string()
    .max(20)
    .default("")
    .meta(
      form({
        title: { en: "Language", zh: "语言" },
        help: {
          en: "E.g. en-GB or zh-CN; empty = the variable language.",
          zh: "例如 en-GB 或 zh-CN；留空则使用变量 language。",
        },
      }),
    ),
  voice: z
    .string()
    .max(100)
    .default("")
    .meta(form({ title: { en: "Voice", zh: "音色" }, advanced: true })),
});

const prompt = z.object({
  kind: z.literal("prompt"),
  name: z
    .string()
    .max(100)
    .default("")
    .meta(form({ title: { en: "Prompt", zh: "提示音" }, holds: "prompt", required: true })),
});

/** A list of things to say: recorded prompts and spoken text, one after another. */
export function utterances(title: LocalText, more: { readonly required?: boolean; readonly help?: LocalText } = {}) {
  return z
    .array(z.discriminatedUnion("kind", [speech, prompt]))
    .max(20)
    .default([])
    .meta(
      form({
        title,
        widget: "utterances",
        options: { speech: { en: "Speak text", zh: "朗读文字" }, prompt: { en: "Play a prompt", zh: "播放提示音" } },
        ...more,
      }),
    );
}

type Configured = z.output<ReturnType<typeof utterances>>;

/** The utterances with their templates filled in. Text that comes out empty is left unsaid. */
export function spoken(configured: Configured, context: NodeContext): readonly Utterance[] {
  return configured.flatMap((item): readonly Utterance[] => {
    if (item.kind === "prompt") return [{ kind: "prompt", name: context.text(item.name) }];
    const text = context.text(item.text).trim();
    const language = item.language || languageOf(context);
    return text === ""
      ? []
      : [{ kind: "speech", text, ...(language ? { language } : {}), ...(item.voice ? { voice: item.voice } : {}) }];
  });
}

/** The language that the flow or the customer's card asks for. */
export function languageOf({ variables }: NodeContext): string | undefined {
  return typeof variables.language === "string" && variables.language !== "" ? variables.language : undefined;
}

/** The first words, for the card on the canvas. */
export function firstWords(configured: Configured): string {
  const [first] = configured;
  const text = first === undefined ? "" : first.kind === "speech" ? first.text : `♪ ${first.name}`;
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
