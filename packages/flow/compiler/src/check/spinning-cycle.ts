import type { PathPlace } from "@patchbay/flow-model/diagnostic";
import type { NodeId } from "@patchbay/flow-model/document";
import { diagnose } from "../diagnose.ts";
import type { ResolvedFlow } from "../resolve.ts";
import { byShape } from "./by-shape.ts";

/** FLOW205. A cycle in which nothing takes time (no caller input, no wait, no effect) would spin until it is stopped. */
export const spinningCycle = byShape((flow) =>
  cyclesOf(instantSteps(flow)).map((cycle) => {
    const names = cycle.map((id) => `"${flow.nodes.get(id)?.label ?? id}"`);
    const message = {
      en: `${names.join(" → ")} go round in a circle without ever waiting for the caller or for time to pass.`,
      zh: `${names.join(" → ")} 形成循环，既不等待来电者也不等待时间，会一直空转。`,
    };
    const node = cycle[0] as NodeId;
    return diagnose("FLOW205", message, { node, path: onceRound(cycle, flow) });
  }),
);

function onceRound(cycle: readonly NodeId[], { graph }: ResolvedFlow): readonly PathPlace[] {
  const steps = cycle.map((node, index): PathPlace => {
    const next = cycle[(index + 1) % cycle.length];
    const exit = graph.wiresFrom(node).find((wire) => wire.to === next)?.exit;
    return exit === undefined ? { node } : { node, exit };
  });
  return [...steps, { node: cycle[0] as NodeId }];
}

/** Steps that take no time, with the steps of that kind that follow them. */
function instantSteps({ nodes, graph }: ResolvedFlow): Map<NodeId, readonly NodeId[]> {
  const instant = [...nodes.values()].filter(({ definition }) => definition.instant ?? definition.lower !== undefined);
  const ids = new Set(instant.map((node) => node.id));
  return new Map(
    instant.map(({ id }) => [
      id,
      graph
        .wiresFrom(id)
        .map((wire) => wire.to)
        .filter((to) => ids.has(to)),
    ]),
  );
}

function cyclesOf(next: Map<NodeId, readonly NodeId[]>): readonly (readonly NodeId[])[] {
  const found: NodeId[][] = [];
  for (peelDeadEnds(next); next.size > 0; peelDeadEnds(next)) {
    const cycle = walkToCycle(next);
    found.push(cycle);
    for (const id of cycle) next.delete(id);
  }
  return found;
}

/** Removes steps from which no cycle can be reached: what is left always has a next step. */
function peelDeadEnds(next: Map<NodeId, readonly NodeId[]>): void {
  const before = new Map<NodeId, NodeId[]>();
  const left = new Map<NodeId, number>();
  for (const [from, targets] of next) {
    const live = targets.filter((to) => next.has(to));
    left.set(from, live.length);
    for (const to of live) before.set(to, [...(before.get(to) ?? []), from]);
  }
  const dead = [...left].filter(([, count]) => count === 0).map(([id]) => id);
  for (const id of dead) {
    next.delete(id);
    for (const from of before.get(id) ?? []) {
      const count = (left.get(from) ?? 0) - 1;
      left.set(from, count);
      if (count === 0) dead.push(from);
    }
  }
}

function walkToCycle(next: ReadonlyMap<NodeId, readonly NodeId[]>): NodeId[] {
  const seen = new Map<NodeId, number>();
  const path: NodeId[] = [];
  let at = next.keys().next().value as NodeId;
  while (!seen.has(at)) {
    seen.set(at, path.length);
    path.push(at);
    at = next.get(at)?.find((to) => next.has(to)) as NodeId;
  }
  return path.slice(seen.get(at));
}
