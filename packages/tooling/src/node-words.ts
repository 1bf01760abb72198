import type { Locale } from "@patchbay/base/text";
import type { FlowChannel } from "@patchbay/flow-model/document";
import type { NodeCategory } from "@patchbay/node-kit/define-node";

interface DocWords {
  readonly nodes: string;
  readonly node: string;
  readonly table: string;
  readonly tableLead: string;
  readonly settings: string;
  readonly exits: string;
  readonly ports: string;
  readonly channels: string;
  readonly field: string;
  readonly fresh: string;
  readonly what: string;
  readonly may: string;
  readonly perChoice: string;
  readonly choice: string;
  readonly categories: Readonly<Record<NodeCategory, string>>;
  readonly channel: Readonly<Record<FlowChannel, string>>;
}

/** Words of the nodes' docs that no node says itself. */
export const WORDS: Readonly<Record<Locale, DocWords>> = {
  en: {
    nodes: "Nodes",
    node: "node",
    table: "Nodes, channels, ports, exits",
    tableLead:
      "● the node works on the channel. Ports are what it needs of a channel's runtime (packages/ports/src/flow-ports.ts); none: the engine carries it out alone. Exits in brackets may stay unconnected; _choices_ are exits that the settings make.",
    settings: "Settings",
    exits: "Exits",
    ports: "ports",
    channels: "Channels",
    field: "setting",
    fresh: "fresh",
    what: "what",
    may: "may stay unconnected",
    perChoice: "one exit per choice, then:",
    choice: "choices",
    categories: {
      logic: "Logic",
      voice: "Voice",
      routing: "Routing",
      data: "Data",
      tickets: "Tickets",
      messages: "Messages",
      campaign: "Campaigns",
      ai: "AI",
    },
    channel: {
      voice: "voice",
      chat: "chat",
      sms: "SMS",
      email: "e-mail",
      social: "social",
      ticket: "ticket",
      campaign: "campaign",
    },
  },
  zh: {
    nodes: "节点",
    node: "节点",
    table: "节点、渠道、端口与出口",
    tableLead:
      "● 表示节点可用于该渠道。端口是节点对渠道运行时的要求（packages/ports/src/flow-ports.ts）；为空表示由引擎独立执行。方括号内的出口可不连接；“选项”是由设置产生的出口。",
    settings: "设置",
    exits: "出口",
    ports: "端口",
    channels: "渠道",
    field: "设置项",
    fresh: "默认值",
    what: "说明",
    may: "可不连接",
    perChoice: "每个选项一个出口，另有：",
    choice: "选项",
    categories: {
      logic: "逻辑",
      voice: "语音",
      routing: "路由",
      data: "数据",
      tickets: "工单",
      messages: "消息",
      campaign: "外呼",
      ai: "语言与智能",
    },
    channel: {
      voice: "语音",
      chat: "聊天",
      sms: "短信",
      email: "邮件",
      social: "社交",
      ticket: "工单",
      campaign: "外呼",
    },
  },
};
