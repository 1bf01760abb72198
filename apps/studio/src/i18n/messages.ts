import type { Locale } from "@patchbay/base/text";
import adminEn from "../../messages/en/admin.json" with { type: "json" };
import alertsEn from "../../messages/en/alerts.json" with { type: "json" };
import answersEn from "../../messages/en/answers.json" with { type: "json" };
import callsEn from "../../messages/en/calls.json" with { type: "json" };
import canvasEn from "../../messages/en/canvas.json" with { type: "json" };
import channelsEn from "../../messages/en/channels.json" with { type: "json" };
import customersEn from "../../messages/en/customers.json" with { type: "json" };
import errorsEn from "../../messages/en/errors.json" with { type: "json" };
import flowsEn from "../../messages/en/flows.json" with { type: "json" };
import insightEn from "../../messages/en/insight.json" with { type: "json" };
import mailboxesEn from "../../messages/en/mailboxes.json" with { type: "json" };
import numbersEn from "../../messages/en/numbers.json" with { type: "json" };
import outboundEn from "../../messages/en/outbound.json" with { type: "json" };
import qualityEn from "../../messages/en/quality.json" with { type: "json" };
import replayEn from "../../messages/en/replay.json" with { type: "json" };
import routingEn from "../../messages/en/routing.json" with { type: "json" };
import shellEn from "../../messages/en/shell.json" with { type: "json" };
import supervisionEn from "../../messages/en/supervision.json" with { type: "json" };
import ticketsEn from "../../messages/en/tickets.json" with { type: "json" };
import trunksEn from "../../messages/en/trunks.json" with { type: "json" };
import versionsEn from "../../messages/en/versions.json" with { type: "json" };
import webChatsEn from "../../messages/en/web-chats.json" with { type: "json" };
import workspaceEn from "../../messages/en/workspace.json" with { type: "json" };
import adminZh from "../../messages/zh/admin.json" with { type: "json" };
import alertsZh from "../../messages/zh/alerts.json" with { type: "json" };
import answersZh from "../../messages/zh/answers.json" with { type: "json" };
import callsZh from "../../messages/zh/calls.json" with { type: "json" };
import canvasZh from "../../messages/zh/canvas.json" with { type: "json" };
import channelsZh from "../../messages/zh/channels.json" with { type: "json" };
import customersZh from "../../messages/zh/customers.json" with { type: "json" };
import errorsZh from "../../messages/zh/errors.json" with { type: "json" };
import flowsZh from "../../messages/zh/flows.json" with { type: "json" };
import insightZh from "../../messages/zh/insight.json" with { type: "json" };
import mailboxesZh from "../../messages/zh/mailboxes.json" with { type: "json" };
import numbersZh from "../../messages/zh/numbers.json" with { type: "json" };
import outboundZh from "../../messages/zh/outbound.json" with { type: "json" };
import qualityZh from "../../messages/zh/quality.json" with { type: "json" };
import replayZh from "../../messages/zh/replay.json" with { type: "json" };
import routingZh from "../../messages/zh/routing.json" with { type: "json" };
import shellZh from "../../messages/zh/shell.json" with { type: "json" };
import supervisionZh from "../../messages/zh/supervision.json" with { type: "json" };
import ticketsZh from "../../messages/zh/tickets.json" with { type: "json" };
import trunksZh from "../../messages/zh/trunks.json" with { type: "json" };
import versionsZh from "../../messages/zh/versions.json" with { type: "json" };
import webChatsZh from "../../messages/zh/web-chats.json" with { type: "json" };
import workspaceZh from "../../messages/zh/workspace.json" with { type: "json" };

const en = {
  admin: adminEn,
  alerts: alertsEn,
  answers: answersEn,
  calls: callsEn,
  canvas: canvasEn,
  customers: customersEn,
  errors: errorsEn,
  flows: flowsEn,
  insight: insightEn,
  channels: channelsEn,
  mailboxes: mailboxesEn,
  numbers: numbersEn,
  outbound: outboundEn,
  quality: qualityEn,
  replay: replayEn,
  routing: routingEn,
  shell: shellEn,
  supervision: supervisionEn,
  tickets: ticketsEn,
  trunks: trunksEn,
  versions: versionsEn,
  webChats: webChatsEn,
  workspace: workspaceEn,
};

export type Messages = typeof en;

/** Every text of the studio. A text missing in Chinese does not compile; the test also refuses one too many. */
export const MESSAGES: Readonly<Record<Locale, Messages>> = {
  en,
  zh: {
    admin: adminZh,
    alerts: alertsZh,
    answers: answersZh,
    calls: callsZh,
    canvas: canvasZh,
    customers: customersZh,
    errors: errorsZh,
    flows: flowsZh,
    insight: insightZh,
    channels: channelsZh,
    mailboxes: mailboxesZh,
    numbers: numbersZh,
    outbound: outboundZh,
    quality: qualityZh,
    replay: replayZh,
    routing: routingZh,
    shell: shellZh,
    supervision: supervisionZh,
    tickets: ticketsZh,
    trunks: trunksZh,
    versions: versionsZh,
    webChats: webChatsZh,
    workspace: workspaceZh,
  },
};

/** How dates and numbers are written: with 24 hours, and never month before day. */
export const LANGUAGE_TAGS = { en: "en-GB", zh: "zh-CN" } as const satisfies Record<Locale, string>;

declare module "use-intl" {
  interface AppConfig {
    Messages: Messages;
    Locale: (typeof LANGUAGE_TAGS)[Locale];
  }
}
