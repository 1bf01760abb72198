import { defineNode } from "@patchbay/node-kit/define-node";
import { form } from "@patchbay/node-kit/form-hint";
import { z } from "zod";
import { modelInput } from "../../parts/ask-model.ts";
import { ALL_CHANNELS } from "../../parts/channels.ts";
import { failed } from "../../parts/exits.ts";
import { saveAs } from "../../parts/fields.ts";

/** What the detector tells apart, by ISO 639-1. */
const LANGUAGES = {
  en: { en: "English", zh: "英语" },
  zh: { en: "Chinese", zh: "中文" },
  de: { en: "German", zh: "德语" },
  fr: { en: "French", zh: "法语" },
  es: { en: "Spanish", zh: "西班牙语" },
  it: { en: "Italian", zh: "意大利语" },
  pt: { en: "Portuguese", zh: "葡萄牙语" },
  nl: { en: "Dutch", zh: "荷兰语" },
  pl: { en: "Polish", zh: "波兰语" },
  tr: { en: "Turkish", zh: "土耳其语" },
  ru: { en: "Russian", zh: "俄语" },
  ar: { en: "Arabic", zh: "阿拉伯语" },
  ja: { en: "Japanese", zh: "日语" },
  ko: { en: "Korean", zh: "韩语" },
} as const;
type Language = keyof typeof LANGUAGES;
const CODES = Object.keys(LANGUAGES) as [Language, ...Language[]];

export const detectLanguage = defineNode({
  type: "detect-language",
  version: 1,
  title: { en: "Detect language", zh: "语言识别" },
  description: {
    en: "Says in which of your languages a text is written; needs no language model.",
    zh: "判断文本使用的语言，无需语言模型。",
  },
  category: "ai",
  icon: "languages",
  channels: ALL_CHANNELS,
  needs: ["languages"],
  instant: true,
  config: z.object({
    input: modelInput,
    among: z
      .array(z.enum(CODES))
      .max(14)
      .default(["en", "zh"])
      .meta(
        form({
          title: { en: "Languages", zh: "语言" },
          help: { en: "The fewer, the surer.", zh: "选项越少，判断越准。" },
          options: LANGUAGES,
          required: true,
        }),
      ),
    into: saveAs("language", {
      help: {
        en: "As language, it is the one that is spoken from then on.",
        zh: "保存为 language 时，之后的语音使用该语言。",
      },
      gives: "text",
      required: true,
    }),
  }),
  exits: {
    detected: { title: { en: "Detected", zh: "已识别" } },
    unsure: { title: { en: "Not sure", zh: "不确定" }, sets: false },
    failed,
  },
  summary: ({ among }) => ({
    en: among.map((code) => LANGUAGES[code].en).join(", "),
    zh: among.map((code) => LANGUAGES[code].zh).join("、"),
  }),
  run: async ({ input, among, into }, { ports, text }) => {
    const language = await ports.languages.detect(text(input), among);
    return language === undefined ? { exit: "unsure" } : { exit: "detected", set: { [into]: language } };
  },
});
