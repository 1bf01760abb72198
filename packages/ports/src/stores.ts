import type { TenantId } from "@patchbay/base/ids";
import type { AgentStore } from "./store/agent-store.ts";
import type { AlertStore } from "./store/alert-store.ts";
import type { ApiKeyStore } from "./store/api-key-store.ts";
import type { AuditLog } from "./store/audit-log.ts";
import type { CallStore } from "./store/call-store.ts";
import type { CampaignStore } from "./store/campaign-store.ts";
import type { CannedAnswerStore } from "./store/canned-answer-store.ts";
import type { ConversationStore } from "./store/conversation-store.ts";
import type { CustomerMergeStore } from "./store/customer-merge-store.ts";
import type { ConsentStore, CustomerHistoryStore, CustomFieldStore } from "./store/customer-record-stores.ts";
import type { CustomerStore } from "./store/customer-store.ts";
import type { DashboardStore } from "./store/dashboard-store.ts";
import type { DataTableStore } from "./store/data-table-store.ts";
import type { DialTaskStore } from "./store/dial-task-store.ts";
import type { FactStore } from "./store/fact-store.ts";
import type {
  ConnectionStore,
  DoNotCallStore,
  EffectStore,
  SurveyStore,
  TemplateStore,
} from "./store/flow-data-stores.ts";
import type { FlowStore } from "./store/flow-store.ts";
import type { FlowTestStore } from "./store/flow-test-store.ts";
import type { LibraryStore } from "./store/library-store.ts";
import type { MailboxStore } from "./store/mailbox-store.ts";
import type { OptOutStore } from "./store/opt-out-store.ts";
import type { PhoneStore } from "./store/phone-store.ts";
import type { QualityStore } from "./store/quality-store.ts";
import type { QueueStore } from "./store/queue-store.ts";
import type { ReceiptStore } from "./store/receipt-store.ts";
import type { ReleaseStore } from "./store/release-store.ts";
import type { RoutingStore } from "./store/routing-store.ts";
import type { RunEventStore } from "./store/run-event-store.ts";
import type { RunStore } from "./store/run-store.ts";
import type { SupervisionStore } from "./store/supervision-store.ts";
import type { TestPhoneStore } from "./store/test-phone-store.ts";
import type { TicketRuleStore } from "./store/ticket-rule-store.ts";
import type { TicketStore } from "./store/ticket-store.ts";
import type { TrunkStore } from "./store/trunk-store.ts";
import type { WebhookStore } from "./store/webhook-store.ts";
import type { WorkspaceStore } from "./store/workspace-store.ts";

/**
 * Everything that belongs to one tenant. Each method is one transaction under that tenant's row-level security:
 * rows of others do not exist here. Ids of another tenant are simply not found.
 */
export interface TenantStores {
  readonly tenant: TenantId;
  readonly agents: AgentStore;
  readonly alerts: AlertStore;
  readonly apiKeys: ApiKeyStore;
  readonly audit: AuditLog;
  readonly calls: CallStore;
  readonly conversations: ConversationStore;
  readonly campaigns: CampaignStore;
  readonly cannedAnswers: CannedAnswerStore;
  readonly consents: ConsentStore;
  readonly customers: CustomerStore;
  readonly customerFields: CustomFieldStore;
  readonly customerHistory: CustomerHistoryStore;
  readonly customerMerges: CustomerMergeStore;
  readonly dashboards: DashboardStore;
  readonly dialTasks: DialTaskStore;
  readonly facts: FactStore;
  readonly flows: FlowStore;
  readonly flowTests: FlowTestStore;
  readonly library: LibraryStore;
  readonly mailboxes: MailboxStore;
  readonly optOuts: OptOutStore;
  readonly phones: PhoneStore;
  readonly quality: QualityStore;
  readonly queues: QueueStore;
  readonly receipts: ReceiptStore;
  readonly releases: ReleaseStore;
  readonly runEvents: RunEventStore;
  readonly runs: RunStore;
  readonly routing: RoutingStore;
  readonly supervision: SupervisionStore;
  readonly testPhones: TestPhoneStore;
  readonly tickets: TicketStore;
  readonly ticketRules: TicketRuleStore;
  readonly trunks: TrunkStore;
  readonly webhooks: WebhookStore;
  readonly workspaces: WorkspaceStore;
  readonly dataTables: DataTableStore;
  readonly doNotCall: DoNotCallStore;
  readonly connections: ConnectionStore;
  readonly templates: TemplateStore;
  readonly surveys: SurveyStore;
  readonly effects: EffectStore;
}

export interface Stores {
  of(tenant: TenantId): TenantStores;
  readonly directory: Directory;
}

export interface TenantRow {
  readonly id: TenantId;
  readonly slug: string;
  readonly name: string;
  /** IANA zone that reports and new calendars use. */
  readonly timeZone: string;
  readonly language: "en" | "zh";
  readonly parent?: TenantId;
  /** How many people who take contacts it may have; as many as it likes when nothing is said. */
  readonly maxAgents?: number;
  /** How many calls it may have at once. */
  readonly maxCalls?: number;
}

/** The few questions that come before the tenant is known. */
export interface Directory {
  tenant(id: TenantId): Promise<TenantRow | undefined>;
  tenantBySlug(slug: string): Promise<TenantRow | undefined>;
  tenants(): Promise<readonly TenantRow[]>;
  /** This one and all below it in the tree of organisations, in no order that counts; nothing for one that is not there. */
  subtree(id: TenantId): Promise<readonly TenantRow[]>;
  /** Whose number was dialled? Exact E.164 or the short form as bound. */
  tenantOfNumber(number: string): Promise<TenantId | undefined>;
  /** Which of these are bound, in the order in which they are asked for. */
  boundNumbers(dialled: readonly string[]): Promise<readonly { readonly tenant: TenantId; readonly number: string }[]>;
  /** Whose API key is this? By the SHA-256 of the presented key. */
  tenantOfApiKey(keyHash: string): Promise<{ readonly tenant: TenantId; readonly keyId: string } | undefined>;
  /** Takes or renews a lease that at most one holder has at a time; false while another's stands. */
  holdLease(name: string, holder: string, forMs: number): Promise<boolean>;
  releaseLease(name: string, holder: string): Promise<void>;
}
