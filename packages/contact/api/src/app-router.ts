import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import { agentRouter } from "./agent/agent-router.ts";
import { alertRouter } from "./alert/alert-router.ts";
import { apiKeyRouter } from "./api-key/api-key-router.ts";
import { listAudit } from "./audit/list-audit.ts";
import { callRouter } from "./call/call-router.ts";

import { callbackRouter } from "./callback/callback-router.ts";
import { campaignRouter } from "./campaign/campaign-router.ts";
import { cannedAnswerRouter } from "./canned-answer/canned-answer-router.ts";
import { chatRouter } from "./chat/chat-router.ts";
import { connectionRouter } from "./connection/connection-router.ts";

import { customerRouter } from "./customer/customer-router.ts";
import { dashboardRouter } from "./dashboard/dashboard-router.ts";
import { doNotCallRouter } from "./do-not-call/do-not-call-router.ts";
import { raiseEventProcedure } from "./event/raise-event.ts";
import { flowRouter } from "./flow/flow-router.ts";
import { groupRouter } from "./group/group-router.ts";
import { libraryRouter } from "./library/library-router.ts";
import { memberRouter } from "./member/member-router.ts";
import { metricRouter } from "./metric/metric-router.ts";
import { numberRouter } from "./number/number-router.ts";
import { phoneRouter } from "./phone/phone-router.ts";
import { testPhoneCredentials } from "./phone/test-phone-credentials.ts";
import { router } from "./procedures.ts";
import { qualityRouter } from "./quality/quality-router.ts";
import { queueRouter } from "./queue/queue-router.ts";
import { releaseRouter } from "./release/release-router.ts";
import { mySession } from "./session/my-session.ts";
import { supervisionRouter } from "./supervision/supervision-router.ts";
import { listAnswers } from "./survey/list-answers.ts";
import { tableRouter } from "./table/table-router.ts";
import { templateRouter } from "./template/template-router.ts";
import {
  macroRouter,
  slaPolicyRouter,
  ticketTypeRouter,
  ticketViewRouter,
  triggerRouter,
} from "./ticket/rule-routers.ts";
import { ticketRouter } from "./ticket/ticket-router.ts";
import { trunkRouter } from "./trunk/trunk-router.ts";
import { webhookRouter } from "./webhook/webhook-router.ts";
import { workspaceRouter } from "./workspace/workspace-router.ts";

/** Everything that pages and integrations can ask of Patchbay. */
export const appRouter = router({
  session: router({ me: mySession }),
  flow: flowRouter,
  release: releaseRouter,
  number: numberRouter,
  trunk: trunkRouter,
  // Not `call`: tRPC keeps that word (and `apply`, `then`) for itself.
  calls: callRouter,
  chat: chatRouter,
  cannedAnswer: cannedAnswerRouter,
  phone: phoneRouter,
  testPhone: router({ credentials: testPhoneCredentials }),
  agent: agentRouter,
  supervision: supervisionRouter,
  alert: alertRouter,
  quality: qualityRouter,
  queue: queueRouter,
  callback: callbackRouter,
  campaign: campaignRouter,
  ticket: ticketRouter,
  ticketType: ticketTypeRouter,
  slaPolicy: slaPolicyRouter,
  trigger: triggerRouter,
  macro: macroRouter,
  ticketView: ticketViewRouter,
  customer: customerRouter,
  library: libraryRouter,
  workspace: workspaceRouter,
  dashboard: dashboardRouter,
  metric: metricRouter,
  apiKey: apiKeyRouter,
  webhook: webhookRouter,
  audit: router({ list: listAudit }),
  member: memberRouter,
  group: groupRouter,
  table: tableRouter,
  template: templateRouter,
  connection: connectionRouter,
  doNotCall: doNotCallRouter,
  event: router({ raise: raiseEventProcedure }),
  survey: router({ answers: listAnswers }),
});

/** Pages import this as a type only: nothing of the server reaches the browser. */
export type AppRouter = typeof appRouter;
export type ApiInputs = inferRouterInputs<AppRouter>;
export type ApiOutputs = inferRouterOutputs<AppRouter>;
