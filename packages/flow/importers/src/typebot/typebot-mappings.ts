import { type Mapping, noCounterpart, said, single } from "../source-flow.ts";
import { bubble, picture, redirect } from "./typebot-bubbles.ts";
import { choices, digits, words } from "./typebot-inputs.ts";
import { abTest, condition, otherBot, setVariable, wait } from "./typebot-logic.ts";
import { own } from "./typebot-part.ts";
import { email, outsideCall, webhook } from "./typebot-services.ts";

const vendorService = noCounterpart(
  "This service's connection has to be set up anew, e.g. as an HTTP request.",
  "需要重新配置该服务的连接，例如改用 HTTP 请求。",
);

/** Blocks that call one service each. */
const FORGED = [
  ...["openai", "anthropic", "mistral", "groq", "together-ai", "open-router", "perplexity", "deepseek", "dify-ai"],
  ...["elevenlabs", "chat-node", "zemantic-ai", "cal-com", "qr-code", "nocodb", "segment", "zendesk", "posthog"],
  ...["gmail", "blink"],
];

/** Blocks of Typebot's editor; others are reported as unknown. */
export const TYPEBOT_MAPPINGS: Readonly<Record<string, Mapping>> = {
  text: bubble,
  image: picture,
  video: picture,
  embed: picture,
  audio: noCounterpart("Upload the sound as a prompt and play that.", "请将声音上传为提示音后播放。"),
  "choice input": choices,
  "picture choice input": choices,
  "number input": digits({ minDigits: 1, maxDigits: 12 }),
  "phone number input": digits({ minDigits: 3, maxDigits: 20 }),
  "rating input": digits({ minDigits: 1, maxDigits: 2 }),
  "text input": words,
  "email input": words,
  "url input": words,
  "date input": words,
  "time input": words,
  cards: noCounterpart("Show choices as a card, and write them anew.", "请使用卡片样式的“显示选项”并重新填写。"),
  "file input": noCounterpart("Files cannot be sent on a phone.", "电话中无法发送文件。"),
  "payment input": noCounterpart("Payments are not taken inside a flow.", "流程内不收款。"),
  Condition: condition,
  "Set variable": setVariable,
  Wait: wait,
  "AB test": abTest,
  Return: ({ fields }) => {
    own(fields);
    return single({ type: "end", config: {} }, {});
  },
  Jump: ({ fields }) => {
    own(fields);
    return { why: said("Draw the line of this jump anew.", "请重新绘制此跳转的连线。") };
  },
  "Typebot link": otherBot,
  Webhook: webhook,
  webhook: outsideCall,
  "HTTP request": webhook,
  Email: email,
  Redirect: redirect,
  Code: noCounterpart("Code does not run here.", "此处不运行代码。"),
  Script: noCounterpart("Code does not run here.", "此处不运行代码。"),
  "Google Sheets": vendorService,
  "Google Analytics": vendorService,
  Zapier: vendorService,
  "Make.com": vendorService,
  Pabbly: vendorService,
  Chatwoot: vendorService,
  Pixel: vendorService,
  OpenAI: vendorService,
  ...Object.fromEntries(FORGED.map((type) => [type, vendorService])),
};
