import type { TenantId } from "@patchbay/base/ids";
import type { Chance } from "@patchbay/ports/chance";
import type { Clock } from "@patchbay/ports/clock";
import type { TestPhoneStore } from "@patchbay/ports/store/test-phone-store";
import type { Stores, TenantStores } from "@patchbay/ports/stores";
import type { Database } from "./database.ts";
import type { Ledger } from "./ledger.ts";
import { ProgramMemo } from "./program-memo.ts";
import { postgresAgentStore } from "./store/agent-store.ts";
import { postgresAlertStore } from "./store/alert-store.ts";
import { postgresApiKeyStore } from "./store/api-key-store.ts";
import { postgresAuditLog } from "./store/audit-log.ts";
import { postgresCallStore } from "./store/call-store.ts";
import { postgresCampaignStore } from "./store/campaign-store.ts";
import { postgresCannedAnswerStore } from "./store/canned-answer-store.ts";
import { postgresConsentStore, postgresCustomFieldStore } from "./store/consent-store.ts";
import { postgresConversationStore } from "./store/conversation-store.ts";
import { postgresCustomerHistoryStore } from "./store/customer-history-store.ts";
import { postgresCustomerMergeStore } from "./store/customer-merge-store.ts";
import { postgresCustomerStore } from "./store/customer-store.ts";
import { postgresDashboardStore } from "./store/dashboard-store.ts";
import { postgresDataTableStore } from "./store/data-table-store.ts";
import { postgresDialTaskStore } from "./store/dial-task-store.ts";
import { postgresDirectory } from "./store/directory.ts";
import { postgresFactStore } from "./store/fact-store.ts";
import {
  postgresConnectionStore,
  postgresDoNotCallStore,
  postgresEffectStore,
  postgresSurveyStore,
  postgresTemplateStore,
} from "./store/flow-data-stores.ts";
import { postgresFlowStore } from "./store/flow-store.ts";
import { postgresFlowTestStore } from "./store/flow-test-store.ts";
import { postgresLibraryStore } from "./store/library-store.ts";
import { postgresMailboxStore } from "./store/mailbox-store.ts";
import { postgresOptOutStore } from "./store/opt-out-store.ts";
import { postgresPhoneStore } from "./store/phone-store.ts";
import { postgresQualityStore } from "./store/quality-store.ts";
import { postgresQueueStore } from "./store/queue-store.ts";
import { postgresReceiptStore } from "./store/receipt-store.ts";
import { postgresReleaseStore } from "./store/release-store.ts";
import { postgresRoutingStore } from "./store/routing-store.ts";
import { postgresRunEventStore } from "./store/run-event-store.ts";
import { postgresRunStore } from "./store/run-store.ts";
import { postgresSupervisionStore } from "./store/supervision-store.ts";
import type { TenantContext } from "./store/tenant-context.ts";
import { postgresTestPhoneStore } from "./store/test-phone-store.ts";
import { postgresTicketRuleStore } from "./store/ticket-rule-store.ts";
import { postgresTicketStore } from "./store/ticket-store.ts";
import { postgresTrunkStore } from "./store/trunk-store.ts";
import { postgresWebhookStore } from "./store/webhook-store.ts";
import { postgresWorkspaceStore } from "./store/workspace-store.ts";

export interface PostgresStores extends Stores {
  of(tenant: TenantId): TenantStores & { readonly testPhones: TestPhoneStore };
}

export function postgresStores(
  database: Database,
  { ledger, clock, chance }: { readonly ledger: Ledger; readonly clock: Clock; readonly chance: Chance },
): PostgresStores {
  const programs = new ProgramMemo();
  const made = new Map<TenantId, ReturnType<typeof make>>();
  // Made once a tenant: every call asks for them.
  const of = (tenant: TenantId) => {
    const stores = made.get(tenant) ?? make(tenant);
    made.set(tenant, stores);
    return stores;
  };
  const make = (tenant: TenantId) => {
    const context: TenantContext = {
      tenant,
      ledger,
      clock,
      chance,
      inTx: (work) => database.inTenant(tenant, work),
      look: (question) => database.look(tenant, question),
      brief: (work) => database.brief(tenant, work),
    };
    return {
      tenant,
      agents: postgresAgentStore(context),
      alerts: postgresAlertStore(context),
      apiKeys: postgresApiKeyStore(context),
      audit: postgresAuditLog(context),
      calls: postgresCallStore(context),
      conversations: postgresConversationStore(context),
      campaigns: postgresCampaignStore(context),
      cannedAnswers: postgresCannedAnswerStore(context),
      consents: postgresConsentStore(context),
      customers: postgresCustomerStore(context),
      customerFields: postgresCustomFieldStore(context),
      customerHistory: postgresCustomerHistoryStore(context),
      customerMerges: postgresCustomerMergeStore(context),
      dialTasks: postgresDialTaskStore(context),
      dashboards: postgresDashboardStore(context),
      facts: postgresFactStore(context),
      flows: postgresFlowStore(context, programs),
      flowTests: postgresFlowTestStore(context),
      library: postgresLibraryStore(context),
      mailboxes: postgresMailboxStore(context),
      optOuts: postgresOptOutStore(context),
      phones: postgresPhoneStore(context),
      quality: postgresQualityStore(context),
      queues: postgresQueueStore(context),
      receipts: postgresReceiptStore(context),
      releases: postgresReleaseStore(context),
      runEvents: postgresRunEventStore(context),
      runs: postgresRunStore(context),
      routing: postgresRoutingStore(context),
      supervision: postgresSupervisionStore(context),
      testPhones: postgresTestPhoneStore(context),
      tickets: postgresTicketStore(context),
      ticketRules: postgresTicketRuleStore(context),
      trunks: postgresTrunkStore(context),
      webhooks: postgresWebhookStore(context),
      workspaces: postgresWorkspaceStore(context),
      dataTables: postgresDataTableStore(context),
      doNotCall: postgresDoNotCallStore(context),
      connections: postgresConnectionStore(context),
      templates: postgresTemplateStore(context),
      surveys: postgresSurveyStore(context),
      effects: postgresEffectStore(context),
    };
  };
  return { of, directory: postgresDirectory(database) };
}
