import type { Brand } from "@patchbay/base/brand";
import type { JsonObject } from "@patchbay/base/json";

export type NodeId = Brand<string, "NodeId">;

/**
 * A flow as analysts draw and files keep it. Logic (`nodes`, `wires`, `inputs`) and picture (`layout`, `notes`) are apart, so
 * that a diff of logic ignores moved cards. References to queues, prompts, hours, numbers and sub-flows inside
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
