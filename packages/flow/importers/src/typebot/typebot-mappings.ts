import { type Mapping, said } from "../source-flow.ts";
import { bubble, picture, redirect } from "./typebot-bubbles.ts";
import { choices, digits, words } from "./typebot-inputs.ts";
import { abTest, condition, otherBot, setVariable, wait } from "./typebot-logic.ts";
import { noCounterpart, own } from "./typebot-part.ts";
import { email, webhook } from "./typebot-services.ts";

const vendorService = noCounterpart(
  "This service's connection has to be set up anew, e.g. as an HTTP request.",
  "需要重新配置该服务的连接，例如改用 HTTP 请求。",
);

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
  "file input": noCounterpart("Files cannot be sent on a phone.", "电话中无法发送文件。"),
  "payment input": noCounterpart("Payments are not taken inside a flow.", "流程内不收款。"),
  Condition: condition,
  "Set variable": setVariable,
  Wait: wait,
  "AB test": abTest,
  Jump: ({ fields }) => {
    own(fields);
    return { why: said("Draw the line of this jump anew.", "请重新绘制此跳转的连线。") };
  },
  "Typebot link": otherBot,
  Webhook: webhook,
  webhook,
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
  openai: vendorService,
};
