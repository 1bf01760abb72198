import type { JsonObject } from "@patchbay/base/json";
import type { FlowDocument, FlowNode, NodeId } from "@patchbay/flow-model/document";
import type { NodeType } from "@patchbay/node-kit/define-node";
import type { NodeRegistry } from "@patchbay/node-kit/registry";

/** Brings configs of older node versions to the version of their definition. Nodes of unknown type stay for `resolve` to name. */
export function migrate(document: FlowDocument, registry: NodeRegistry): FlowDocument {
  const nodes = Object.entries(document.nodes).map(([id, node]) => [id, migrateNode(node, registry)] as const);
  if (nodes.every(([id, node]) => document.nodes[id as NodeId] === node)) return document;
  return { ...document, nodes: Object.fromEntries(nodes) as Readonly<Record<NodeId, FlowNode>> };
}

function migrateNode(node: FlowNode, registry: NodeRegistry): FlowNode {
  const definition = registry.get(node.type);
  if (!definition || node.version >= definition.version) return node;
  return { ...node, version: definition.version, config: migrated(definition, node.version, node.config) };
}

function migrated(definition: NodeType, from: number, config: JsonObject): JsonObject {
  let current = config;
  for (let version = from; version < definition.version; version++)
    current = definition.migrations?.[version]?.(current) ?? current;
  return current;
}
