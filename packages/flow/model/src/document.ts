import type { Brand } from "@patchbay/base/brand";
import type { JsonObject } from "@patchbay/base/json";

export type NodeId = Brand<string, "NodeId">;

/**
 * A flow as analysts draw and files keep it. Logic (`nodes`, `wires`, `inputs`) and picture (`layout`, `notes`, `groups`, `comments`)
 * are apart, so that a diff of logic ignores moved cards and a published program knows nothing of them. References to queues, prompts, hours, numbers and sub-flows inside
 * `config` are stable names within the tenant, never database ids.
 */
export interface FlowDocument {
  readonly format: "patchbay.flow/1";
  /** Stable name within the tenant, kebab-case; what sub-flow nodes and bindings refer to. */
  readonly name: string;
  readonly title: string;
  readonly description?: string;
  readonly channel: FlowChannel;
  /** Variables that a caller of this flow (another flow, an API) passes in. */
  readonly inputs: readonly FlowVariable[];
  /** Variables handed back to a calling flow when this one ends. */
  readonly outputs: readonly FlowVariable[];
  readonly nodes: Readonly<Record<NodeId, FlowNode>>;
  readonly wires: readonly Wire[];
  readonly layout: Readonly<Record<NodeId, Point>>;
  readonly notes?: readonly StickyNote[];
  readonly groups?: readonly StepGroup[];
  readonly comments?: readonly CommentThread[];
}

export type FlowChannel = "voice" | "chat" | "sms" | "email" | "social" | "ticket" | "campaign";

export interface FlowNode {
  /** The definition's `type`, e.g. `collect-digits`. */
  readonly type: string;
  /** The definition's version this config was written for; older ones are migrated when read. */
  readonly version: number;
  /** What the analyst calls this step; shown on the card and in diagnostics. */
  readonly label: string;
  readonly config: JsonObject;
}

/** One exit leads to one node; a node may be reached by many wires. */
export interface Wire {
  readonly from: NodeId;
  readonly exit: string;
  readonly to: NodeId;
}

export interface FlowVariable {
  readonly name: string;
  readonly type: "text" | "number" | "boolean" | "list" | "object";
  readonly description?: string;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface StickyNote extends Point {
  readonly id: string;
  readonly text: string;
  readonly width: number;
  readonly height: number;
}

/** A frame around steps that belong together. It is as large as they need; names of steps that are gone stay without effect. */
export interface StepGroup {
  readonly id: string;
  readonly title: string;
  readonly colour: GroupColour;
  readonly nodes: readonly NodeId[];
}

export const GROUP_COLOURS = ["slate", "teal", "blue", "violet", "plum", "coral", "amber", "moss"] as const;
export type GroupColour = (typeof GROUP_COLOURS)[number];

/** What people say about a step, or about the flow: question, answers, and whether it is settled. */
export interface CommentThread {
  readonly id: string;
  /** Undefined: about the flow as a whole. */
  readonly node?: NodeId;
  readonly resolved: boolean;
  readonly messages: readonly CommentMessage[];
}

export interface CommentMessage {
  readonly id: string;
  /** The author's name as it was then. */
  readonly by: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly text: string;
}
