import { type Mapping, noCounterpart, passing, said, single } from "../source-flow.ts";
import { input, loopPrompts, message } from "./connect-audio.ts";
import { callback, callbackNumber } from "./connect-callback.ts";
import { compareValue, lambda, loop, otherFlow, percentage, setAttributes, wait } from "./connect-logic.ts";
import { callProgress, contactData, customerProfile, task } from "./connect-records.ts";
import { hours, routingBehaviour, setQueue, staffing, toNumber, toQueue } from "./connect-routing.ts";

/** Nothing has to be done here for what it did; the flow goes straight on, and the report says so, with its settings. */
const passesOn =
  (en: string, zh: string): Mapping =>
  (step) =>
    passing(step, "next", [said(en, zh)]);

const recording: Mapping = (step, world) => {
  const behaviour = step.fields.child("RecordingBehavior");
  const parties = behaviour.list("RecordedParticipants");
  const type = parties.length > 0 ? "start-recording" : "stop-recording";
  if (!world.has(type)) {
    return passesOn("Recording is set on the queue here.", "录音在队列上设置。")(step, world);
  }
  return single({ type, config: {} }, { next: [[0, "done"]], "error:NoMatchingError": [] }, [
    said(`Records all parties (there: ${parties.join(", ")}).`, `录制所有通话方（原设置：${parties.join("、")}）。`),
  ]);
};

/** Actions of the Flow language; others are reported as unknown. */
export const CONNECT_MAPPINGS: Readonly<Record<string, Mapping>> = {
  MessageParticipant: message,
  MessageParticipantIteratively: loopPrompts,
  GetParticipantInput: input,
  DisconnectParticipant: (_step, world) => single({ type: world.has("hang-up") ? "hang-up" : "end", config: {} }, {}),
  EndFlowExecution: () => single({ type: "end", config: {} }, {}),
  EndFlowModuleExecution: () => single({ type: "end", config: {} }, {}),
  UpdateContactTargetQueue: setQueue,
  TransferContactToQueue: toQueue,
  DequeueContactAndTransferToQueue: toQueue,
  TransferParticipantToThirdParty: toNumber,
  TransferToFlow: otherFlow("ContactFlowId"),
  InvokeFlowModule: otherFlow("FlowModuleId"),
  CheckHoursOfOperation: hours,
  CheckMetricData: staffing,
  UpdateContactAttributes: setAttributes,
  UpdateFlowAttributes: setAttributes,
  Compare: compareValue,
  InvokeLambdaFunction: lambda,
  Wait: wait,
  Loop: loop,
  DistributeByPercentage: percentage,
  UpdateContactRoutingBehavior: routingBehaviour,
  UpdateContactRecordingBehavior: recording,
  UpdateContactRecordingAndAnalyticsBehavior: recording,
  UpdateFlowLoggingBehavior: passesOn("Every step is journalled here anyway.", "此处每一步都会记录日志。"),
  UpdateContactTextToSpeechVoice: passesOn(
    "The voice is the vendor's; set a language in the texts if it differs from the flow's.",
    "音色属于原厂商；如语言不同，请在文字中设置语言。",
  ),
  UpdateContactEventHooks: noCounterpart(
    "Flows for hold, whisper and hang-up are set on steps and queues here.",
    "保持、耳语和挂机流程在步骤和队列上设置。",
  ),
  UpdateContactCallbackNumber: callbackNumber,
  CreateCallbackContact: callback,
  ConnectParticipantWithLexBot: noCounterpart("A Lex bot is not known here.", "此处没有 Lex 机器人。"),
  CreateTask: task,
  CreateCase: noCounterpart("Create a ticket instead and choose its fields.", "请改为创建工单并选择字段。"),
  GetCase: noCounterpart(
    "Cases are tickets here; the flow knows those that it made.",
    "案例在此为工单；流程只知道自己创建的工单。",
  ),
  UpdateCase: noCounterpart("Change the ticket instead and choose its fields.", "请改为更新工单并选择字段。"),
  GetCustomerProfile: customerProfile,
  GetCustomerProfileObject: noCounterpart("Look the customer up, or ask your service.", "请查询客户，或请求您的服务。"),
  GetCalculatedAttributesForCustomerProfile: noCounterpart(
    "Nothing is calculated on customers here; ask your service.",
    "此处没有客户计算属性；请请求您的服务。",
  ),
  CreateCustomerProfile: noCounterpart(
    "Update the customer instead; it makes who is unknown.",
    "请使用“更新客户”，可自动新建。",
  ),
  UpdateCustomerProfile: noCounterpart(
    "Update the customer instead and choose the fields.",
    "请使用“更新客户”并选择字段。",
  ),
  AssociateContactToCustomerProfile: passesOn(
    "Contacts belong to the customer whom they were found by.",
    "联络自动归属于查询到的客户。",
  ),
  CheckOutboundCallStatus: callProgress,
  CompleteOutboundCall: passesOn("Outbound calls are connected by themselves.", "外呼会自动接通。"),
  CheckVoiceId: noCounterpart("Voices are not recognised here.", "此处不识别声纹。"),
  StartVoiceIdStream: noCounterpart("Voices are not recognised here.", "此处不识别声纹。"),
  CreateWisdomSession: noCounterpart(
    "Agents get articles by the step for agent assist.",
    "请使用“坐席助手”步骤提供知识。",
  ),
  ResumeContact: noCounterpart(
    "Contacts are not paused here; they wait in the flow.",
    "此处联络不会暂停，而在流程中等待。",
  ),
  StartOutboundChatContact: noCounterpart("Write by SMS or e-mail instead.", "请改用短信或邮件。"),
  TagContact: noCounterpart("Tags are the customer's here: tag the customer.", "标签属于客户：请为客户添加标签。"),
  UnTagContact: noCounterpart("Tags are the customer's here: tag the customer.", "标签属于客户：请为客户修改标签。"),
  TransferContactToAgent: noCounterpart("Route to an agent, and choose whom.", "请使用“转给坐席”并选择。"),
  UpdateContactData: contactData,
  UpdateContactMediaProcessing: noCounterpart(
    "Media are not processed by others' services here.",
    "此处媒体不经第三方处理。",
  ),
  UpdateRoutingCriteria: noCounterpart(
    "Set skills, or use widening rings, and choose them.",
    "请设置技能或使用逐级扩圈。",
  ),
  GetMetricData: noCounterpart("Use the step for the queue's status.", "请使用队列状态步骤。"),
  ShowView: noCounterpart("Guides for agents are scripts and panels here.", "坐席向导在此为脚本和面板。"),
  UpdateContactMediaStreamingBehavior: noCounterpart("Kinesis streams do not exist here.", "此处没有 Kinesis 流。"),
  UpdatePreviousContactParticipantState: noCounterpart(
    "Hold is the agent's in the workspace.",
    "保持由坐席在工作台操作。",
  ),
};
