import type { Locale } from "@patchbay/base/text";
import type { FlowDocument, NodeId } from "@patchbay/flow-model/document";
import type { NodeRegistry } from "@patchbay/node-kit/registry";

/** A voice flow with nothing but its start. */
export function blankFlow(
  registry: NodeRegistry,
  names: { readonly name: string; readonly title: string; readonly locale: Locale },
): FlowDocument {
  const start = registry.all.find((definition) => definition.role === "start");
  const id = "start" as NodeId;
  return {
    format: "patchbay.flow/1",
    name: names.name,
    title: names.title,
    channel: "voice",
    inputs: [],
    outputs: [],
    nodes: start
      ? { [id]: { type: start.type, version: start.version, label: start.title[names.locale], config: {} } }
      : {},
    wires: [],
    layout: start ? { [id]: { x: 80, y: 80 } } : {},
  };
}
