import type { NodeId } from "@patchbay/flow-model/document";
import { fieldExpressions } from "../field-expressions.ts";
import { perNode } from "../per-node.ts";
import { stepOf } from "../step-of.ts";
import { asked, type Facts } from "./facts.ts";
import type { Places } from "./place.ts";
import { waysInto } from "./ways.ts";
import { readsOf } from "./worth-keeping.ts";

/** What a walk need know of the names that steps ask for. */
export interface LiveNames {
  /** Whether any step asks for it. */
  has(name: string): boolean;
  /** Leaves out of what is known at a step what neither it nor any step after it asks for. */
  narrow(id: NodeId, facts: Facts): Facts;
}

/**
 * A variable that nobody reads any more makes no difference: ways that differ in nothing else are one way. Told before a walk, in
 * one pass for each name against the wires, so that a large flow is not walked once for every answer that it saves for a report.
 */
export function liveNames(places: Places): LiveNames {
  const { all } = places;
  const row = new Map([...all.keys()].map((id, index) => [id, index]));
  const into = waysInto(places);
  const live = new Map<string, Uint8Array>();
  for (const [name, readers] of readersOf(all)) {
    const steps = new Uint8Array(all.size);
    const reached = new Set(readers);
    for (const id of reached) {
      steps[row.get(id) ?? 0] = 1;
      for (const { from } of into.get(id) ?? []) reached.add(from);
    }
    live.set(name, steps);
  }
  const narrow = (id: NodeId, facts: Facts) => {
    const at = row.get(id);
    if (at === undefined || facts.size === 0) return facts;
    const isLive = (name: string) => live.get(name)?.[at] === 1;
    if ([...facts.keys()].every(isLive)) return facts;
    return new Map([...facts].filter(([name]) => isLive(name)));
  };
  return { has: (name) => live.has(name), narrow };
}

/** The steps that ask for each name: for a variable's value, or (`?condition`) for how a condition came out before. */
function readersOf(all: Places["all"]): ReadonlyMap<string, ReadonlySet<NodeId>> {
  const readers = new Map<string, Set<NodeId>>();
  for (const [id, place] of all) {
    for (const name of namesAsked(place.node)) {
      const list = readers.get(name);
      if (list) list.add(id);
      else readers.set(name, new Set([id]));
    }
  }
  return readers;
}

const namesAsked = perNode((node): readonly string[] => {
  const step = stepOf(node);
  const expressions = fieldExpressions(node).flatMap(({ expression }) => expression.reads);
  // Prompts are spoken in it.
  const language = node.fields.some(({ field }) => field.hint.holds === "prompt") ? ["language"] : [];
  const conditions = step?.op === "branch" ? step.cases.map(({ when }) => when) : [];
  return [...expressions, ...language, ...conditions.flatMap((when) => [asked(when), ...readsOf(when)])];
});
