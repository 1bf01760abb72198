import { readFileSync } from "node:fs";
import type { UserId } from "@patchbay/base/ids";
import { compile } from "@patchbay/compiler/compile";
import type { FlowDocument } from "@patchbay/flow-model/document";
import { type Phrases, translated } from "@patchbay/flow-templates/translated";
import { nodeRegistry } from "@patchbay/nodes/registry.gen";
import type { TenantStores } from "@patchbay/ports/stores";
import { compileFlow } from "@patchbay/use-cases/flow/compile-flow";
import phrasesZh from "./flows/phrases.zh.json" with { type: "json" };
import { personId } from "./people.ts";
import type { Company } from "./world/world.ts";

const phrases: Phrases = phrasesZh;

/** Publishes the company's flows (sub-flows first) and binds its numbers, where that has not been done before. */
export async function seedFlows(stores: TenantStores, company: Company): Promise<void> {
  const by = personId(company, "admin") as UserId;
  const known = new Set((await stores.flows.list()).map((flow) => flow.name));
  const wanted = [...new Set(company.numbers.map((item) => item.flow))].map((name) => document(name, company.language));
  for (const flow of subFlowsFirst(wanted, company.language)) {
    if (!known.has(flow.name)) await publish(stores, flow, by);
    known.add(flow.name);
  }
  for (const { number, label, flow } of company.numbers) {
    if (await stores.flows.number(number)) continue;
    await stores.flows.addNumber(number, label);
    await stores.flows.bind(number, { flow, version: 1 }, by);
  }
}

async function publish(stores: TenantStores, flow: FlowDocument, by: UserId): Promise<void> {
  const compiled = await compileFlow({ stores, compile, registry: nodeRegistry, clock: { now: Date.now } })(flow);
  if (!compiled.ok) throw new Error(`demo flow ${flow.name}: ${JSON.stringify(compiled.error, null, 2)}`);
  const created = await stores.flows.create(flow, by);
  if (!created.ok) throw new Error(`demo flow ${flow.name}: ${created.error.code}`);
  const { program, hash } = compiled.value;
  const { name } = flow;
  const { revision } = created.value;
  await stores.flows.publish({ name, revision, document: flow, program, hash, message: "Demo world", by });
}

/** The flows and, before each, those that it runs as sub-flows. */
function subFlowsFirst(flows: readonly FlowDocument[], language: string): readonly FlowDocument[] {
  const ordered = new Map<string, FlowDocument>();
  const add = (flow: FlowDocument): void => {
    for (const node of Object.values(flow.nodes)) {
      if (node.type === "run-sub-flow" && typeof node.config.flow === "string" && !ordered.has(node.config.flow)) {
        add(document(node.config.flow, language));
      }
    }
    ordered.set(flow.name, flow);
  };
  flows.forEach(add);
  return [...ordered.values()];
}

/** Prompts speak both languages; what people read is in the company's. */
function document(name: string, language: string): FlowDocument {
  const drawn = JSON.parse(readFileSync(new URL(`flows/${name}.flow.json`, import.meta.url), "utf8"));
  return language === "zh" ? (translated(drawn, phrases) as unknown as FlowDocument) : drawn;
}
