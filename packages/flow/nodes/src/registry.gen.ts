// Written by packages/tooling/src/node-registry.ts from the node folders.
import { createRegistry } from "@patchbay/node-kit/registry";
import { branch } from "./logic/branch/branch.node.ts";
import { emergencySwitch } from "./logic/emergency-switch/emergency-switch.node.ts";
import { end } from "./logic/end/end.node.ts";
import { errorHandler } from "./logic/error-handler/error-handler.node.ts";
import { join } from "./logic/join/join.node.ts";
import { jump } from "./logic/jump/jump.node.ts";
import { label } from "./logic/label/label.node.ts";
import { loopOverList } from "./logic/loop-over-list/loop-over-list.node.ts";
import { parallel } from "./logic/parallel/parallel.node.ts";
import { raiseEvent } from "./logic/raise-event/raise-event.node.ts";
import { randomSplit } from "./logic/random-split/random-split.node.ts";
import { repeat } from "./logic/repeat/repeat.node.ts";
import { runSubFlow } from "./logic/run-sub-flow/run-sub-flow.node.ts";
import { setVariables } from "./logic/set-variables/set-variables.node.ts";
import { start } from "./logic/start/start.node.ts";
import { timeSwitch } from "./logic/time-switch/time-switch.node.ts";
import { valueSwitch } from "./logic/value-switch/value-switch.node.ts";
import { waitForEvent } from "./logic/wait-for-event/wait-for-event.node.ts";
import { waitUntil } from "./logic/wait-until/wait-until.node.ts";
import { wait } from "./logic/wait/wait.node.ts";
import { answerCall } from "./voice/answer-call/answer-call.node.ts";
import { collectDigits } from "./voice/collect-digits/collect-digits.node.ts";
import { conference } from "./voice/conference/conference.node.ts";
import { detectAnswerer } from "./voice/detect-answerer/detect-answerer.node.ts";
import { earlyMedia } from "./voice/early-media/early-media.node.ts";
import { hangUp } from "./voice/hang-up/hang-up.node.ts";
import { holdAudio } from "./voice/hold-audio/hold-audio.node.ts";
import { menu } from "./voice/menu/menu.node.ts";
import { pauseRecording } from "./voice/pause-recording/pause-recording.node.ts";
import { playPrompt } from "./voice/play-prompt/play-prompt.node.ts";
import { playTone } from "./voice/play-tone/play-tone.node.ts";
import { recordMessage } from "./voice/record-message/record-message.node.ts";
import { rejectCall } from "./voice/reject-call/reject-call.node.ts";
import { say } from "./voice/say/say.node.ts";
import { sendDigits } from "./voice/send-digits/send-digits.node.ts";
import { setCallerId } from "./voice/set-caller-id/set-caller-id.node.ts";
import { speechInput } from "./voice/speech-input/speech-input.node.ts";
import { speechMenu } from "./voice/speech-menu/speech-menu.node.ts";
import { startRecording } from "./voice/start-recording/start-recording.node.ts";
import { startStream } from "./voice/start-stream/start-stream.node.ts";
import { stopRecording } from "./voice/stop-recording/stop-recording.node.ts";
import { stopStream } from "./voice/stop-stream/stop-stream.node.ts";
import { voicemail } from "./voice/voicemail/voicemail.node.ts";
import { whisperToAgent } from "./voice/whisper-to-agent/whisper-to-agent.node.ts";
import { whisperToCustomer } from "./voice/whisper-to-customer/whisper-to-customer.node.ts";
import { bullseyeRings } from "./routing/bullseye-rings/bullseye-rings.node.ts";
import { businessHours } from "./routing/business-hours/business-hours.node.ts";
import { consultTransfer } from "./routing/consult-transfer/consult-transfer.node.ts";
import { expectedWait } from "./routing/expected-wait/expected-wait.node.ts";
import { lastAgent } from "./routing/last-agent/last-agent.node.ts";
import { offerCallback } from "./routing/offer-callback/offer-callback.node.ts";
import { overflowQueue } from "./routing/overflow-queue/overflow-queue.node.ts";
import { percentageSplit } from "./routing/percentage-split/percentage-split.node.ts";
import { queueStatus } from "./routing/queue-status/queue-status.node.ts";
import { routeToAgent } from "./routing/route-to-agent/route-to-agent.node.ts";
import { routeToGroup } from "./routing/route-to-group/route-to-group.node.ts";
import { sendToQueue } from "./routing/send-to-queue/send-to-queue.node.ts";
import { setRouting } from "./routing/set-routing/set-routing.node.ts";
import { staffingCheck } from "./routing/staffing-check/staffing-check.node.ts";
import { transferToNumber } from "./routing/transfer-to-number/transfer-to-number.node.ts";
import { transferToPerson } from "./routing/transfer-to-person/transfer-to-person.node.ts";
import { crmContact } from "./data/crm-contact/crm-contact.node.ts";
import { decisionTable } from "./data/decision-table/decision-table.node.ts";
import { findTableRows } from "./data/find-table-rows/find-table-rows.node.ts";
import { httpRequest } from "./data/http-request/http-request.node.ts";
import { lookUpCustomer } from "./data/look-up-customer/look-up-customer.node.ts";
import { sendWebhook } from "./data/send-webhook/send-webhook.node.ts";
import { tagCustomer } from "./data/tag-customer/tag-customer.node.ts";
import { updateCustomer } from "./data/update-customer/update-customer.node.ts";
import { writeTable } from "./data/write-table/write-table.node.ts";
import { addTicketNote } from "./tickets/add-ticket-note/add-ticket-note.node.ts";
import { assignTicket } from "./tickets/assign-ticket/assign-ticket.node.ts";
import { createTicket } from "./tickets/create-ticket/create-ticket.node.ts";
import { notifyMembers } from "./tickets/notify-members/notify-members.node.ts";
import { tellTicket } from "./tickets/tell-ticket/tell-ticket.node.ts";
import { ticketSla } from "./tickets/ticket-sla/ticket-sla.node.ts";
import { ticketStep } from "./tickets/ticket-step/ticket-step.node.ts";
import { updateTicket } from "./tickets/update-ticket/update-ticket.node.ts";
import { waitForTicket } from "./tickets/wait-for-ticket/wait-for-ticket.node.ts";
import { askQuestion } from "./messages/ask-question/ask-question.node.ts";
import { sendEmail } from "./messages/send-email/send-email.node.ts";
import { sendMessage } from "./messages/send-message/send-message.node.ts";
import { sendSms } from "./messages/send-sms/send-sms.node.ts";
import { showChoices } from "./messages/show-choices/show-choices.node.ts";
import { survey } from "./messages/survey/survey.node.ts";
import { addToDoNotCall } from "./campaign/add-to-do-not-call/add-to-do-not-call.node.ts";
import { checkDoNotCall } from "./campaign/check-do-not-call/check-do-not-call.node.ts";
import { recordAttemptOutcome } from "./campaign/record-attempt-outcome/record-attempt-outcome.node.ts";
import { scheduleNextAttempt } from "./campaign/schedule-next-attempt/schedule-next-attempt.node.ts";
import { setRetry } from "./campaign/set-retry/set-retry.node.ts";
import { agentAssist } from "./ai/agent-assist/agent-assist.node.ts";
import { classifyIntent } from "./ai/classify-intent/classify-intent.node.ts";
import { detectLanguage } from "./ai/detect-language/detect-language.node.ts";
import { extractEntities } from "./ai/extract-entities/extract-entities.node.ts";
import { llmReply } from "./ai/llm-reply/llm-reply.node.ts";
import { sentiment } from "./ai/sentiment/sentiment.node.ts";
import { summarise } from "./ai/summarise/summarise.node.ts";

/** All node types of Patchbay, in palette order. */
export const nodeRegistry = createRegistry([
  branch,
  emergencySwitch,
  end,
  errorHandler,
  join,
  jump,
  label,
  loopOverList,
  parallel,
  raiseEvent,
  randomSplit,
  repeat,
  runSubFlow,
  setVariables,
  start,
  timeSwitch,
  valueSwitch,
  waitForEvent,
  waitUntil,
  wait,
  answerCall,
  collectDigits,
  conference,
  detectAnswerer,
  earlyMedia,
  hangUp,
  holdAudio,
  menu,
  pauseRecording,
  playPrompt,
  playTone,
  recordMessage,
  rejectCall,
  say,
  sendDigits,
  setCallerId,
  speechInput,
  speechMenu,
  startRecording,
  startStream,
  stopRecording,
  stopStream,
  voicemail,
  whisperToAgent,
  whisperToCustomer,
  bullseyeRings,
  businessHours,
  consultTransfer,
  expectedWait,
  lastAgent,
  offerCallback,
  overflowQueue,
  percentageSplit,
  queueStatus,
  routeToAgent,
  routeToGroup,
  sendToQueue,
  setRouting,
  staffingCheck,
  transferToNumber,
  transferToPerson,
  crmContact,
  decisionTable,
  findTableRows,
  httpRequest,
  lookUpCustomer,
  sendWebhook,
  tagCustomer,
  updateCustomer,
  writeTable,
  addTicketNote,
  assignTicket,
  createTicket,
  notifyMembers,
  tellTicket,
  ticketSla,
  ticketStep,
  updateTicket,
  waitForTicket,
  askQuestion,
  sendEmail,
  sendMessage,
  sendSms,
  showChoices,
  survey,
  addToDoNotCall,
  checkDoNotCall,
  recordAttemptOutcome,
  scheduleNextAttempt,
  setRetry,
  agentAssist,
  classifyIntent,
  detectLanguage,
  extractEntities,
  llmReply,
  sentiment,
  summarise,
]);
