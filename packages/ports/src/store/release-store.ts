import type { ProgramHash, UserId } from "@patchbay/base/ids";
import type { Result } from "@patchbay/base/result";
import type { Instant } from "@patchbay/base/time";
import type { AliasMove, Canary, CanaryCounts, MoveReason } from "@patchbay/domain/release";
import type { FlowDocument } from "@patchbay/flow-model/document";
import type { FlowDraft, FlowNotFound } from "./flow-store.ts";

/** Which version of a flow is live, in test or wherever else numbers point to; what is planned; and side lines of work. */
export interface ReleaseStore {
  /** Of one flow, or of all. */
  aliases(flow?: string): Promise<readonly Alias[]>;
  alias(flow: string, alias: string): Promise<Alias | undefined>;
  /** Points an alias to a version, makes it when it is new, and ends its canary. Each move is written down for good. */
  move(request: MoveAlias): Promise<Result<Alias, VersionNotFound>>;
  /** Oldest first. */
  moves(flow: string, alias: string): Promise<readonly AliasMoveRow[]>;

  /** Gives a version a share of the alias's calls. */
  startCanary(request: StartCanary): Promise<Result<Alias, VersionNotFound | AliasNotFound>>;
  /** Only while this very version is the canary: of two that end it, one does. Undefined for the other. */
  endCanary(request: EndCanary): Promise<Alias | undefined>;
  canaries(): Promise<readonly (Alias & { readonly canary: Canary })[]>;
  /** Calls that began since and have ended. */
  outcomes(flow: string, version: number, since: Instant): Promise<CanaryCounts>;

  plan(plan: Omit<ReleasePlan, "id" | "status">): Promise<ReleasePlan>;
  /** Soonest first; of one flow, or of all. */
  plans(flow?: string): Promise<readonly ReleasePlan[]>;
  duePlans(now: Instant): Promise<readonly ReleasePlan[]>;
  /** Only while it waits: of two that settle it, one does. */
  settlePlan(id: string, status: "done" | "cancelled" | "failed"): Promise<boolean>;

  branches(flow?: string): Promise<readonly FlowBranch[]>;
  branch(name: string): Promise<FlowBranch | undefined>;
  /** A draft of its own under another name, which remembers what it began with. */
  addBranch(
    request: NewBranch,
  ): Promise<Result<FlowDraft, FlowNotFound | { readonly code: "flow.name-taken"; readonly name: string }>>;
  /** After a merge: what both lines now have in common. */
  rebaseBranch(name: string, base: FlowDocument): Promise<void>;
  /** The draft is archived, nothing is lost. */
  closeBranch(name: string, by: UserId): Promise<Result<undefined, FlowNotFound>>;
}

export interface Alias {
  readonly flow: string;
  /** `live`, `test`, or what a tenant needs beside them; kebab-case. */
  readonly alias: string;
  readonly version: number;
  readonly hash: ProgramHash;
  readonly canary?: Canary;
  readonly changedAt: Instant;
  readonly changedBy?: string;
}

export interface MoveAlias {
  readonly flow: string;
  readonly alias: string;
  readonly version: number;
  readonly why: MoveReason;
  readonly by: UserId;
}

export interface AliasMoveRow extends AliasMove {
  readonly at: Instant;
  readonly by?: string;
}

export interface StartCanary {
  readonly flow: string;
  readonly alias: string;
  readonly canary: Omit<Canary, "startedAt">;
  readonly by: UserId;
}

export interface EndCanary {
  readonly flow: string;
  readonly alias: string;
  readonly version: number;
  readonly how: "canary-stopped" | "canary-promoted" | "canary-rolled-back";
  readonly by: UserId;
}

/** An alias will point to a version from an instant on. */
export interface ReleasePlan {
  readonly id: string;
  readonly flow: string;
  readonly alias: string;
  readonly version: number;
  readonly at: Instant;
  readonly by: UserId;
  readonly status: "waiting" | "done" | "cancelled" | "failed";
}

export interface FlowBranch {
  /** The branch's draft is the flow of this name. */
  readonly name: string;
  readonly of: string;
  readonly title: string;
  /** What the branch and its flow had in common last. */
  readonly base: FlowDocument;
  readonly createdAt: Instant;
  readonly createdBy?: string;
}

export interface NewBranch {
  readonly of: string;
  /** What it begins with, under the branch's own name. */
  readonly document: FlowDocument;
  readonly base: FlowDocument;
  readonly by: UserId;
}

export type VersionNotFound = { readonly code: "flow.version-not-found" };
export type AliasNotFound = { readonly code: "flow.alias-not-found" };
