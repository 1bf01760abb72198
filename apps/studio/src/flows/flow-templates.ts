import type { JsonObject } from "@patchbay/base/json";
import type { Locale } from "@patchbay/base/text";
import type { FlowDocument, FlowNode, NodeId, Point, Wire } from "@patchbay/flow-model/document";
import type { FlowTemplate } from "@patchbay/flow-templates/templates";
import type { NodeRegistry } from "@patchbay/node-kit/registry";
import { blankFlow } from "./blank-flow.ts";
import hoursEn from "./templates/hours.en.json" with { type: "json" };
import hoursZh from "./templates/hours.zh.json" with { type: "json" };
import welcomeEn from "./templates/welcome.en.json" with { type: "json" };
import welcomeZh from "./templates/welcome.zh.json" with { type: "json" };

/** Where a flow begins: an empty canvas, a sketch, or a whole flow of the gallery by its id. */
export const TEMPLATES = ["blank", "welcome", "hours"] as const;
export type TemplateName = (typeof TEMPLATES)[number];

/** A whole flow of the gallery under a name of its own. */
export function flowFromGallery(
  template: FlowTemplate,
  names: { readonly name: string; readonly title: string; readonly locale: Locale },
): FlowDocument {
  return { ...template.flow(names.locale), name: names.name, title: names.title };
}

/** Steps, wires and picture of a flow; what is left out of a config is the definition's default. */
interface Drawing {
  readonly nodes: Readonly<Record<string, FlowNode>>;
  readonly wires: readonly Wire[];
  readonly layout: Readonly<Record<string, Point>>;
}

const DRAWINGS: Readonly<Record<Exclude<TemplateName, "blank">, Readonly<Record<Locale, unknown>>>> = {
  welcome: { en: welcomeEn, zh: welcomeZh },
  hours: { en: hoursEn, zh: hoursZh },
};

/** A new flow after a template, in the author's language. Queues and calendars are left for the author to choose. */
export function flowFromTemplate(
  template: TemplateName,
  registry: NodeRegistry,
  names: { readonly name: string; readonly title: string; readonly locale: Locale },
): FlowDocument {
  const blank = blankFlow(registry, names);
  if (template === "blank") return blank;
  const { nodes, wires, layout } = DRAWINGS[template][names.locale] as Drawing;
  const whole = Object.entries(nodes).map(([id, node]) => {
    const parsed = registry.get(node.type)?.config.safeParse(node.config);
    return [id as NodeId, { ...node, config: parsed?.success ? (parsed.data as JsonObject) : node.config }] as const;
  });
  return { ...blank, nodes: Object.fromEntries(whole), wires, layout };
}
