import { type Mapping, noCounterpart } from "../source-flow.ts";
import { gather, record, sayPlay } from "./twilio-audio.ts";
import { connectCall, enqueue, sendToFlex } from "./twilio-connecting.ts";
import { httpRequest, runFunction, runSubflow, setVariables, split } from "./twilio-logic.ts";
import { forkStream, recordCall } from "./twilio-media.ts";
import { sendAndWait, sendMessage } from "./twilio-messages.ts";

/** Every widget that Studio's documentation lists; others are reported as unknown. */
export const TWILIO_MAPPINGS: Readonly<Record<string, Mapping>> = {
  "say-play": sayPlay,
  "gather-input-on-call": gather,
  "record-voicemail": record,
  "split-based-on": split,
  "set-variables": setVariables,
  "make-http-request": httpRequest,
  "run-function": runFunction,
  "run-function-v2": runFunction,
  "run-subflow": runSubflow,
  "connect-call-to": connectCall,
  "enqueue-call": enqueue,
  "send-to-flex": sendToFlex,
  "send-message": sendMessage,
  "send-and-wait-for-reply": sendAndWait,
  "capture-payments": noCounterpart(
    "Payments are not taken inside a flow; collect the digits as secret and send them to your payment service.",
    "流程内不直接收款；请以保密方式收集号码并发送到支付服务。",
  ),
  "make-outgoing-call-v1": noCounterpart(
    "A flow does not begin calls; use a campaign.",
    "流程不能发起呼叫；请使用外呼活动。",
  ),
  "make-outgoing-call-v2": noCounterpart(
    "A flow does not begin calls; use a campaign.",
    "流程不能发起呼叫；请使用外呼活动。",
  ),
  "fork-stream": forkStream,
  "record-call": recordCall,
  "add-twiml-redirect": noCounterpart("TwiML runs on Twilio only.", "TwiML 只能在 Twilio 上运行。"),
  "create-task": noCounterpart(
    "A task of TaskRouter: send the contact to a queue, or leave a ticket.",
    "TaskRouter 任务：请将联络送入队列，或创建工单。",
  ),
  "update-sync-object": noCounterpart(
    "Sync is Twilio's store: write to a data table.",
    "Sync 是 Twilio 的存储：请写入数据表。",
  ),
  "create-chat-channel": noCounterpart("Conversations are made by who writes.", "会话由来信者建立。"),
  "add-member-to-chat-channel": noCounterpart("Send the conversation to a queue.", "请将会话送入队列。"),
  understand: noCounterpart("Autopilot was switched off by Twilio.", "Twilio 已停用 Autopilot。"),
  "send-to-autopilot": noCounterpart("Autopilot was switched off by Twilio.", "Twilio 已停用 Autopilot。"),
  "connect-virtual-agent": noCounterpart("The bot of another service is not known here.", "此处没有该第三方机器人。"),
  "connect-virtual-agent-v2": noCounterpart(
    "The bot of another service is not known here.",
    "此处没有该第三方机器人。",
  ),
};
