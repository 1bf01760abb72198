import type { JsonObject } from "@patchbay/base/json";
import type { FlowNode, NodeId, Point, StickyNote, Wire } from "@patchbay/flow-model/document";
import { exitsOf } from "@patchbay/node-kit/define-node";
import type { NodeRegistry } from "@patchbay/node-kit/registry";
import type { ImportEntry, Imported, Vendor } from "./import-report.ts";
import { Names } from "./names.ts";
import { placeholderFor, placeholderNote } from "./placeholder.ts";
import {
  type Mapped,
  type Mapping,
  type MappingWorld,
  type Plan,
  type SourceFlow,
  type SourceStep,
  said,
  type Way,
} from "./source-flow.ts";

export interface Assembly {
  readonly vendor: Vendor;
  readonly name: string;
  readonly registry: NodeRegistry;
  readonly mappings: Readonly<Record<string, Mapping>>;
}

interface Placed {
  readonly step: SourceStep;
  readonly plan: Plan;
  readonly ids: readonly NodeId[];
  readonly entry: ImportEntry;
}

const CARD_WIDTH = 300;
const MAX_LABEL = 200;

/** Draws a foreign flow with our steps: each mapped, or a placeholder with a note; ways that ended there end here. */
export function assemble(source: SourceFlow, { vendor, name, registry, mappings }: Assembly): Imported {
  const names = new Names();
  const has = (type: string) => registry.get(type)?.channels.includes(source.channel) === true;
  const world: MappingWorld = { channel: source.channel, has };
  const start = names.nodeId("start") as NodeId;
  const placed = source.steps.map((step) => place(step, names, registry, mapStep(step, mappings, world, registry)));
  const entries = entriesOf(placed);

  const nodes = new Map<NodeId, FlowNode>();
  const layout = new Map<NodeId, Point>();
  nodes.set(start, { type: "start", version: registry.get("start")?.version ?? 1, label: "Start", config: {} });
  layout.set(start, startPlace(source.steps));
  const wires: Wire[] = [];
  const first = source.start === undefined ? undefined : entries.get(source.start);
  if (first) wires.push({ from: start, exit: "next", to: first });
  for (const [index, { step, plan, ids }] of placed.entries()) {
    const at = step.at ?? { x: (index % 12) * CARD_WIDTH, y: 160 + Math.floor(index / 12) * 220 };
    for (const [part, id] of ids.entries()) {
      const { type, config, label = step.label } = plan.parts[part] as Plan["parts"][number];
      nodes.set(id, { type, version: registry.get(type)?.version ?? 1, label: label.slice(0, MAX_LABEL), config });
      layout.set(id, { x: at.x, y: at.y + part * 110 });
    }
    wires.push(...wiresOf(step, plan, ids, entries));
  }
  const ended = withEnding({ nodes, wires, layout }, registry, names, has("hang-up") ? "hang-up" : "end");
  const notes = [...notesOf(placed, layout), ...(source.notes ?? []).map(noteOf)].slice(0, 1_000);
  return {
    document: {
      format: "patchbay.flow/1",
      name,
      title: source.title.slice(0, 200) || name,
      ...(source.description ? { description: source.description.slice(0, 10_000) } : {}),
      channel: source.channel,
      inputs: source.inputs ?? [],
      outputs: [],
      nodes: Object.fromEntries(ended.nodes),
      wires: ended.wires,
      layout: Object.fromEntries(ended.layout),
      ...(notes.length > 0 ? { notes } : {}),
    },
    report: {
      vendor,
      entries: [...entryOf(source, start), ...placed.map(({ entry }) => entry)],
      remarks: source.remarks ?? [],
    },
  };
}

function entryOf({ entry }: SourceFlow, start: NodeId): readonly ImportEntry[] {
  return entry ? [{ ...entry, status: "mapped", nodes: [start], remarks: [] }] : [];
}

function mapStep(
  step: SourceStep,
  mappings: Assembly["mappings"],
  world: MappingWorld,
  registry: NodeRegistry,
): Mapped {
  const mapping = Object.hasOwn(mappings, step.type) ? mappings[step.type] : undefined;
  if (!mapping) {
    const type = step.type || "?";
    return { why: said(`Steps of type "${type}" have no counterpart.`, `类型“${type}”没有对应的步骤。`) };
  }
  const mapped = mapping(step, world);
  if ("why" in mapped) return mapped;
  const parts: Plan["parts"][number][] = [];
  for (const part of mapped.parts) {
    const definition = registry.get(part.type);
    if (!definition || !world.has(part.type)) {
      const what = definition?.title ?? said(part.type, part.type);
      return { why: said(`"${what.en}" does not work on this channel.`, `“${what.zh}”不适用于此渠道。`) };
    }
    const config = definition.config.safeParse(part.config);
    if (!config.success) {
      const [issue] = config.error.issues;
      const where = issue?.path.join(".") ?? "";
      return { why: said(`Its settings do not fit: ${where} ${issue?.message ?? ""}.`, `设置不适用：${where}。`) };
    }
    parts.push({ ...part, config: config.data as JsonObject });
  }
  return { ...mapped, parts };
}

const conditionsOf = ({ ways }: SourceStep) => ways.flatMap(({ condition }) => (condition ? [condition] : []));

function place(step: SourceStep, names: Names, registry: NodeRegistry, mapped: Mapped): Placed {
  const isMapped = !("why" in mapped);
  const plan = isMapped ? mapped : placeholderFor(step, registry);
  const ids = plan.parts.map((_, part) => names.nodeId(part === 0 ? step.id : `${step.id}-${part + 1}`) as NodeId);
  const known = new Set(Object.keys(plan.exits));
  const lost = isMapped ? step.ways.filter(({ key, to }) => to !== undefined && !known.has(key)) : [];
  const idle = isMapped ? idleWays(step, plan) : [];
  const unread = isMapped ? [step.fields, ...conditionsOf(step)].flatMap((fields) => fields.unread()) : [];
  const remarks = [
    ...(isMapped ? (plan.remarks ?? []) : [mapped.why]),
    ...(unread.length === 0
      ? []
      : [said(`Settings without a counterpart: ${unread.join(", ")}.`, `没有对应项的设置：${unread.join("、")}。`)]),
    ...lost.map(({ key, to }) =>
      said(`The exit "${key}" to "${to}" has no counterpart.`, `出口“${key}”（通往“${to}”）没有对应项。`),
    ),
    ...idle.map(({ key, to }) =>
      said(`Its way "${key}" to "${to}" is never taken here.`, `此处不会走分支“${key}”（通往“${to}”）。`),
    ),
  ];
  const status = !isMapped ? "not-mapped" : remarks.length > 0 ? "partly" : "mapped";
  return { step, plan, ids, entry: { id: step.id, type: step.type, label: step.label, status, nodes: ids, remarks } };
}

/**
 * Ways that our steps never leave by and that lead where no other way of the step does: errors that they cannot have, and ways
 * that share an exit of ours with a later one.
 */
function idleWays({ ways }: SourceStep, { exits, through }: Plan): readonly Way[] {
  const wired = ways.filter(({ key, to }) => to !== undefined && Object.hasOwn(exits, key));
  const leads = new Map(
    wired.flatMap(({ key, to }) => (exits[key] ?? []).map(([part, exit]) => [`${part} ${exit}`, to] as const)),
  );
  const reached = new Set([...leads.values(), ways.find(({ key }) => key === through)?.to]);
  const idle = wired.filter(({ to }) => !reached.has(to));
  return idle.filter(({ to }, index) => idle.findIndex((other) => other.to === to) === index);
}

function wiresOf(
  step: SourceStep,
  plan: Plan,
  ids: readonly NodeId[],
  entries: ReadonlyMap<string, NodeId>,
): readonly Wire[] {
  const inner = (plan.inner ?? []).map(({ from, exit, to }) => ({
    from: ids[from] as NodeId,
    exit,
    to: ids[to] as NodeId,
  }));
  const outer = step.ways.flatMap(({ key, to }) => {
    const target = to === undefined ? undefined : entries.get(to);
    const exits = Object.hasOwn(plan.exits, key) ? (plan.exits[key] ?? []) : [];
    return target ? exits.map(([part, exit]) => ({ from: ids[part] as NodeId, exit, to: target })) : [];
  });
  const byExit = new Map([...outer, ...inner].map((wire) => [`${wire.from} ${wire.exit}`, wire]));
  return [...byExit.values()];
}

/** The node that a wire to a foreign step leads to; none for steps that only pass on in a circle, or to nowhere. */
function entriesOf(placed: readonly Placed[]): ReadonlyMap<string, NodeId> {
  const steps = new Map(placed.map((item) => [item.step.id, item]));
  const entryOf = (id: string | undefined, seen: ReadonlySet<string>): NodeId | undefined => {
    const found = id === undefined || seen.has(id) ? undefined : steps.get(id);
    if (!found || found.ids[0]) return found?.ids[0];
    const onward = found.step.ways.find(({ key }) => key === found.plan.through);
    return entryOf(onward?.to, new Set([...seen, found.step.id]));
  };
  return new Map(
    placed.flatMap(({ step }) => {
      const entry = entryOf(step.id, new Set());
      return entry ? [[step.id, entry] as const] : [];
    }),
  );
}

interface Drawing {
  readonly nodes: Map<NodeId, FlowNode>;
  readonly wires: readonly Wire[];
  readonly layout: Map<NodeId, Point>;
}

/** Exits that led nowhere ended the contact over there, also those of services that failed; here they lead to one step that ends it. */
function withEnding(drawing: Drawing, registry: NodeRegistry, names: Names, type: string): Drawing {
  const wired = new Set(drawing.wires.map(({ from, exit }) => `${from} ${exit}`));
  const open = [...drawing.nodes].flatMap(([id, { type: of, config }]) => {
    const definition = registry.get(of);
    const exits = definition ? exitsOf(definition, config) : [];
    return exits
      .filter(({ name, error, likely }) => (!error || likely) && !wired.has(`${id} ${name}`))
      .map(({ name }) => [id, name] as const);
  });
  const definition = registry.get(type);
  if (open.length === 0 || !definition) return drawing;
  const ending = names.nodeId("the-end") as NodeId;
  const config = definition.config.safeParse({});
  drawing.nodes.set(ending, {
    type,
    version: definition.version,
    label: definition.title.en,
    config: (config.success ? config.data : {}) as JsonObject,
  });
  const places = [...drawing.layout.values()];
  drawing.layout.set(ending, {
    x: Math.max(...places.map(({ x }) => x)) + CARD_WIDTH,
    y: Math.max(...places.map(({ y }) => y)),
  });
  return { ...drawing, wires: [...drawing.wires, ...open.map(([from, exit]) => ({ from, exit, to: ending }))] };
}

function startPlace(steps: readonly SourceStep[]): Point {
  const places = steps.flatMap(({ at }) => at ?? []);
  if (places.length === 0) return { x: 0, y: 0 };
  return { x: Math.min(...places.map(({ x }) => x)) - CARD_WIDTH, y: Math.min(...places.map(({ y }) => y)) };
}

function notesOf(placed: readonly Placed[], layout: ReadonlyMap<NodeId, Point>): readonly StickyNote[] {
  return placed.flatMap(({ step, entry, ids }) => {
    if (entry.status !== "not-mapped") return [];
    const at = layout.get(ids[0] as NodeId) ?? { x: 0, y: 0 };
    return [{ ...placeholderNote(step, entry.remarks), id: `import-${ids[0]}`, x: at.x, y: at.y - 130 }];
  });
}

function noteOf(note: Point & { readonly text: string }, index: number): StickyNote {
  return { ...note, text: note.text.slice(0, 10_000), id: `note-${index + 1}`, width: 240, height: 120 };
}
