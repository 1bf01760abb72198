import { defineNode } from "@patchbay/node-kit/define-node";
import { z } from "zod";
import { count, duration } from "../../parts/amounts.ts";
import { VOICE } from "../../parts/channels.ts";
import { failed, timedOut } from "../../parts/exits.ts";
import { expression, saveAs, saved } from "../../parts/fields.ts";
import { hearWord, listeningFields, notUnderstood, words } from "../../parts/listening.ts";
import { firstWords } from "../../parts/utterances.ts";

export const speechInput = defineNode({
  type: "speech-input",
  version: 1,
  title: { en: "Speech input", zh: "语音输入" },
  description: {
    en: "Asks for a word of a list, e.g. a city or a name, and saves which was said.",
    zh: "请来电者说出列表中的一个词（如城市或姓名）并保存。",
  },
  category: "voice",
  icon: "audio-lines",
  channels: VOICE,
  needs: ["voice", "speech"],
  config: z.object({
    ...listeningFields,
    words: words({ en: "Words", zh: "词语" }),
    list: expression(
      { en: "Or a list worked out", zh: "或由表达式得到的列表" },
      {
        required: false,
        advanced: true,
        help: { en: "A list of texts, e.g. from a web answer.", zh: "文字列表，例如来自网络请求的结果。" },
      },
    ),
    attempts: count({ en: "Times asked", zh: "询问次数" }, { min: 1, max: 10, fresh: 3 }),
    timeoutMs: duration({ en: "Wait for a word", zh: "等待语音" }, { min: 500, max: 60_000, fresh: 5_000 }),
    into: saveAs("said", { gives: "text", required: true }),
  }),
  exits: {
    understood: { title: { en: "Understood", zh: "已识别" }, by: "caller" },
    timeout: timedOut,
    unavailable: { ...notUnderstood, sets: false },
    failed,
  },
  check: ({ words: own, list }) =>
    own.length === 0 && list === ""
      ? [{ field: ["words"], message: { en: "There is no word to listen for.", zh: "没有可识别的词语。" } }]
      : [],
  keeps: ({ attempts, timeoutMs }) => ({ timeout: attempts * timeoutMs }),
  summary: ({ prompts, into }) => {
    const asked = firstWords(prompts);
    return { en: `${asked} → ${into}`, zh: `${asked} → ${into}` };
  },
  run: async ({ words: own, list, into, ...listening }, context) => {
    const more = list === "" ? [] : context.evaluate(list);
    if (!Array.isArray(more)) return { exit: "failed" };
    const texts = more.filter((word): word is string => typeof word === "string" && word !== "");
    const heard = await hearWord({ ...listening, words: [...own, ...texts] }, context);
    return heard.how === "word" ? { exit: "understood", ...saved(into, heard.word) } : { exit: heard.how };
  },
});
