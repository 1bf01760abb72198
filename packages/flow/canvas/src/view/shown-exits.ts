import type { JsonObject } from "@patchbay/base/json";
import type { LocalText } from "@patchbay/base/text";
import type { FlowNode, Wire } from "@patchbay/flow-model/document";
import { type Exit, exitsOf, type NodeType } from "@patchbay/node-kit/define-node";
import type { NodeRegistry } from "@patchbay/node-kit/registry";

const exitsByNode = new WeakMap<FlowNode, readonly Exit[]>();
const summaries = new WeakMap<FlowNode, LocalText>();
const configs = new WeakMap<FlowNode, JsonObject | undefined>();
const NO_EXITS: readonly Exit[] = [];
const NO_SUMMARY: LocalText = { en: "", zh: "" };

/** The exits that a card shows. Nodes never change in place, so the answer is kept per node object. */
export function shownExits(node: FlowNode, registry: NodeRegistry): readonly Exit[] {
  const known = exitsByNode.get(node);
  if (known) return known;
  const definition = registry.get(node.type);
  const exits = definition ? readExits(definition, node) : NO_EXITS;
  exitsByNode.set(node, exits);
  return exits;
}

/** Wires whose exit the node no longer has: shown so that they can be seen and cut. */
export function strayExits(exits: readonly Exit[], wires: readonly Wire[]): readonly string[] {
  return wires.map((wire) => wire.exit).filter((name) => !exits.some((exit) => exit.name === name));
}

/** What the card says below the label; empty while the settings are not yet right. */
export function summaryOf(node: FlowNode, registry: NodeRegistry): LocalText {
  const known = summaries.get(node);
  if (known) return known;
  const definition = registry.get(node.type);
  const config = definition && parsedConfig(definition, node);
  const summary = definition && config ? definition.summary(config) : NO_SUMMARY;
  summaries.set(node, summary);
  return summary;
}

function parsedConfig(definition: NodeType, node: FlowNode): JsonObject | undefined {
  if (!configs.has(node)) {
    const parsed = definition.config.safeParse(node.config);
    configs.set(node, parsed.success ? parsed.data : undefined);
  }
  return configs.get(node);
}

function readExits(definition: NodeType, node: FlowNode): readonly Exit[] {
  const config = parsedConfig(definition, node);
  if (config) return unique(exitsOf(definition, config));
  try {
    // Half-typed settings: the choices that can be read keep their wires on screen.
    return unique(exitsOf(definition, node.config));
  } catch {
    return Object.entries(definition.exits).map(([name, spec]) => ({ name, ...spec }));
  }
}

function unique(exits: readonly Exit[]): readonly Exit[] {
  return exits.filter((exit, index) => exits.findIndex((other) => other.name === exit.name) === index);
}
