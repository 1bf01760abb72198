import type { BusinessCalendar } from "@patchbay/domain/hours";
import type { Permission, Role } from "@patchbay/domain/permission";
import type { Queue, SkillLevel } from "@patchbay/domain/queue";
import type { Diagnostic } from "@patchbay/flow-model/diagnostic";
import type { FlowDocument } from "@patchbay/flow-model/document";
import type { Invitation, Member } from "@patchbay/ports/members";
import type { Agent } from "@patchbay/ports/store/agent-store";
import type { ApiKeyRow } from "@patchbay/ports/store/api-key-store";
import type { AuditEntry } from "@patchbay/ports/store/audit-log";
import type { FlowDraft, FlowSummary, FlowVersion, NumberBinding } from "@patchbay/ports/store/flow-store";
import type { PromptRow, Script } from "@patchbay/ports/store/library-store";
import type { Delivery, Webhook } from "@patchbay/ports/store/webhook-store";
import type { TRPCBuiltRouter, TRPCDefaultErrorShape, TRPCMutationProcedure, TRPCQueryProcedure } from "@trpc/server";

type Query<Input, Output> = TRPCQueryProcedure<{ input: Input; output: Output; meta: object }>;
type Mutation<Input, Output> = TRPCMutationProcedure<{ input: Input; output: Output; meta: object }>;
type Named = { readonly name: string };

/** The procedures that the studio calls, as the access layer serves them at `/trpc`. */
export type AppRouter = TRPCBuiltRouter<
  { ctx: object; meta: object; errorShape: TRPCDefaultErrorShape; transformer: false },
  {
    session: {
      me: Query<
        void,
        {
          readonly user: { readonly id: string; readonly name: string; readonly email: string };
          readonly tenant: {
            readonly id: string;
            readonly slug: string;
            readonly name: string;
            readonly timeZone: string;
            readonly language: "en" | "zh";
          };
          readonly role: Role;
          readonly permissions: readonly Permission[];
          readonly tenants: readonly { readonly id: string; readonly name: string; readonly slug: string }[];
        }
      >;
    };
    flow: {
      list: Query<void, readonly FlowSummary[]>;
      get: Query<Named, FlowDraft>;
      create: Mutation<{ readonly document: FlowDocument }, FlowDraft>;
      saveDraft: Mutation<
        { readonly name: string; readonly document: FlowDocument; readonly revision: number },
        FlowDraft
      >;
      check: Query<
        { readonly document: FlowDocument },
        { readonly diagnostics: readonly Diagnostic[]; readonly ok: boolean }
      >;
      publish: Mutation<{ readonly name: string; readonly revision: number; readonly message: string }, FlowVersion>;
      versions: Query<Named, readonly FlowVersion[]>;
      version: Query<{ readonly name: string; readonly version: number }, FlowDocument>;
      archive: Mutation<Named, unknown>;
      references: Query<
        void,
        Readonly<
          Record<"queues" | "prompts" | "calendars" | "flows" | "scripts" | "numbers" | "panels", readonly string[]>
        >
      >;
    };
    number: {
      list: Query<void, readonly NumberBinding[]>;
      add: Mutation<{ readonly number: string; readonly label: string }, NumberBinding>;
      remove: Mutation<{ readonly number: string }, unknown>;
      bind: Mutation<{ readonly number: string; readonly flow?: string; readonly version?: number }, NumberBinding>;
    };
    testPhone: {
      credentials: Mutation<
        { readonly flow: string; readonly version?: number },
        {
          readonly wsUrl: string;
          readonly uri: string;
          readonly username: string;
          readonly password: string;
          readonly realm: string;
          readonly expiresAt: number;
          readonly target: string;
        }
      >;
    };
    agent: {
      list: Query<void, readonly Agent[]>;
      setSkills: Mutation<{ readonly agent: string; readonly skills: readonly SkillLevel[] }, unknown>;
    };
    queue: {
      list: Query<void, readonly (Queue & { readonly waiting: number; readonly members?: readonly string[] })[]>;
      save: Mutation<Omit<Queue, "id">, Queue>;
      setMembers: Mutation<{ readonly queue: string; readonly members: readonly string[] }, unknown>;
    };
    library: {
      prompts: Query<void, readonly PromptRow[]>;
      removePrompt: Mutation<Named, unknown>;
      calendars: Query<void, readonly BusinessCalendar[]>;
      saveCalendar: Mutation<BusinessCalendar, unknown>;
      scripts: Query<void, readonly Script[]>;
      saveScript: Mutation<Script, unknown>;
    };
    apiKey: {
      list: Query<void, readonly ApiKeyRow[]>;
      create: Mutation<
        { readonly name: string; readonly permissions: readonly Permission[] },
        ApiKeyRow & { readonly key: string }
      >;
      revoke: Mutation<{ readonly id: string }, unknown>;
    };
    webhook: {
      list: Query<void, readonly Webhook[]>;
      create: Mutation<
        { readonly url: string; readonly events: readonly string[] },
        Webhook & { readonly secret: string }
      >;
      remove: Mutation<{ readonly id: string }, unknown>;
      deliveries: Query<{ readonly webhook: string; readonly limit: number }, readonly Delivery[]>;
    };
    audit: {
      list: Query<
        { readonly action?: string; readonly limit: number; readonly before?: number },
        readonly AuditEntry[]
      >;
    };
    member: {
      list: Query<void, { readonly members: readonly Member[]; readonly invitations: readonly Invitation[] }>;
      invite: Mutation<{ readonly email: string; readonly role: Role }, Invitation>;
      setRole: Mutation<{ readonly user: string; readonly role: Role }, Member>;
    };
  }
>;
