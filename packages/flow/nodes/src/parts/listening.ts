import type { LocalText } from "@patchbay/base/text";
import type { ExitSpec, NodeContext } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import { z } from "zod";
import { languageOf, spoken, utterances } from "./utterances.ts";

export const notUnderstood: ExitSpec = { title: { en: "No speech here", zh: "不支持语音" } };

/** Short phrases that a caller may say. */
export const words = (title: LocalText) =>
  z.array(z.string().min(1).max(60)).max(100).default([]).meta(form({ title }));

export const listeningFields = {
  prompts: utterances({ en: "Question", zh: "提示内容" }, { required: true }),
  againPrompts: utterances({ en: "Said first when nothing was understood", zh: "未识别时先说" }),
};

interface Listening extends z.output<z.ZodObject<typeof listeningFields>> {
  readonly words: readonly string[];
  readonly attempts: number;
  readonly timeoutMs: number;
}

/** Asks until one of the words is said. Keys that are pressed meanwhile are no answer. */
export async function hearWord(
  { prompts, againPrompts, words: keywords, attempts, timeoutMs }: Listening,
  context: NodeContext,
): Promise<{ readonly how: "word"; readonly word: string } | { readonly how: "timeout" | "unavailable" | "failed" }> {
  const { ports, effect } = context;
  const language = languageOf(context);
  if (!(await ports.speech.understands(language, effect))) return { how: "unavailable" };
  for (let attempt = 0; attempt < attempts; attempt++) {
    const collected = await ports.voice.collect(
      {
        prompts: spoken(attempt === 0 ? prompts : [...againPrompts, ...prompts], context),
        ...{ minDigits: 1, maxDigits: 1, terminators: "", firstDigitMs: timeoutMs, betweenDigitsMs: timeoutMs },
        keywords,
        ...(language ? { language } : {}),
      },
      effect,
    );
    if (!collected.ok) return { how: "failed" };
    if (collected.value.how === "keyword") return { how: "word", word: collected.value.keyword };
  }
  return { how: "timeout" };
}
