// Written by packages/tooling/src/node-registry.ts from the node folders.
import { createRegistry } from "@patchbay/node-kit/registry";
import { branch } from "./logic/branch/branch.node.ts";
import { emergencySwitch } from "./logic/emergency-switch/emergency-switch.node.ts";
import { end } from "./logic/end/end.node.ts";
import { errorHandler } from "./logic/error-handler/error-handler.node.ts";
import { jump } from "./logic/jump/jump.node.ts";
import { label } from "./logic/label/label.node.ts";
import { loopOverList } from "./logic/loop-over-list/loop-over-list.node.ts";
import { randomSplit } from "./logic/random-split/random-split.node.ts";
import { repeat } from "./logic/repeat/repeat.node.ts";
import { runSubFlow } from "./logic/run-sub-flow/run-sub-flow.node.ts";
import { setVariables } from "./logic/set-variables/set-variables.node.ts";
import { start } from "./logic/start/start.node.ts";
import { timeSwitch } from "./logic/time-switch/time-switch.node.ts";
import { valueSwitch } from "./logic/value-switch/value-switch.node.ts";
import { waitUntil } from "./logic/wait-until/wait-until.node.ts";
import { wait } from "./logic/wait/wait.node.ts";
import { collectDigits } from "./voice/collect-digits/collect-digits.node.ts";
import { hangUp } from "./voice/hang-up/hang-up.node.ts";
import { menu } from "./voice/menu/menu.node.ts";
import { playPrompt } from "./voice/play-prompt/play-prompt.node.ts";
import { recordMessage } from "./voice/record-message/record-message.node.ts";
import { businessHours } from "./routing/business-hours/business-hours.node.ts";
import { sendToQueue } from "./routing/send-to-queue/send-to-queue.node.ts";
import { transferToNumber } from "./routing/transfer-to-number/transfer-to-number.node.ts";
import { httpRequest } from "./data/http-request/http-request.node.ts";
import { lookUpCustomer } from "./data/look-up-customer/look-up-customer.node.ts";
import { createTicket } from "./tickets/create-ticket/create-ticket.node.ts";

/** All node types of Patchbay, in palette order. */
export const nodeRegistry = createRegistry([
  branch,
  emergencySwitch,
  end,
  errorHandler,
  jump,
  label,
  loopOverList,
  randomSplit,
  repeat,
  runSubFlow,
  setVariables,
  start,
  timeSwitch,
  valueSwitch,
  waitUntil,
  wait,
  collectDigits,
  hangUp,
  menu,
  playPrompt,
  recordMessage,
  businessHours,
  sendToQueue,
  transferToNumber,
  httpRequest,
  lookUpCustomer,
  createTicket,
]);
