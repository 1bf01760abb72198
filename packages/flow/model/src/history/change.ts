import type { Json } from "@patchbay/base/json";
import type { FlowNode, NodeId } from "../document.ts";

/**
 * Where a value stands: names of properties, numbers for places in a plain list, and for items of a list whose items have
 * an `id` or `name` of their own, that name: `["choices", "sales", "digit"]`.
 */
export type Path = readonly (string | number)[];

/** One value before and after; absent = not there. With `order`, the two list the same items' names in their order. */
export interface PropertyChange {
  readonly path: Path;
  readonly before?: Json;
  readonly after?: Json;
  readonly order?: true;
}

/** One difference in meaning between two drawings. Places on the canvas are no difference. */
export type FlowChange =
  | { readonly kind: "node-added"; readonly node: NodeId; readonly after: FlowNode }
  | { readonly kind: "node-removed"; readonly node: NodeId; readonly before: FlowNode }
  /** The same step under another id. Later changes in the list call it by its new one. */
  | { readonly kind: "node-renamed"; readonly node: NodeId; readonly to: NodeId }
  /** Paths begin at the node: `["label"]`, `["config", "timeoutMs"]`. */
  | { readonly kind: "node-changed"; readonly node: NodeId; readonly changes: readonly PropertyChange[] }
  | {
      readonly kind: "wire-changed";
      readonly from: NodeId;
      readonly exit: string;
      readonly before?: NodeId;
      readonly after?: NodeId;
    }
  /** Title, variables, notes and whatever else is no node, wire or place. Paths begin at the document. */
  | { readonly kind: "flow-changed"; readonly changes: readonly PropertyChange[] };
