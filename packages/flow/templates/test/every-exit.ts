import { TestCall } from "@patchbay/engine/test-call";
import type { FlowDocument } from "@patchbay/flow-model/document";
import { exitsOf, type NodeContext, type NodeType } from "@patchbay/node-kit/define-node";
import { createRegistry, type NodeRegistry } from "@patchbay/node-kit/registry";

const MOST_CALLS = 100;
const A_DAY = 86_400_000;
/** Leave by what the variables say; here they take their turn, as the world does. */
const DECIDE = new Set(["branch", "value-switch", "repeat"]);

interface Way {
  readonly from: string;
  readonly exit: string;
  readonly to: string | undefined;
  times: number;
}

/**
 * Calls the flow again and again; each step that meets the world, or decides by it, leaves towards an exit that no call came
 * through yet. Answers the exits that stay so, and the calls that came to no end.
 */
export async function walkEveryExit(flow: FlowDocument, registry: NodeRegistry) {
  const wires = flow.wires.map(({ from, exit, to }): Way => ({ from, exit, to, times: 0 }));
  const ways = Object.entries(flow.nodes).flatMap(([from, { type, config }]): readonly Way[] => {
    const definition = registry.get(type);
    if (!definition || !isScripted(definition)) return [];
    return exitsOf(definition, definition.config.parse(config) as never).map(
      ({ name: exit }) =>
        wires.find((wire) => wire.from === from && wire.exit === exit) ?? { from, exit, to: undefined, times: 0 },
    );
  });
  const onward = [...new Set([...ways, ...wires])];
  const untaken = () => ways.filter(({ times }) => times === 0);
  const leave = (node: string): Way => {
    const [next] = onward
      .filter(({ from }) => from === node)
      .map((way) => ({ way, steps: way.times === 0 ? 0 : 1 + stepsTo(untaken(), way.to, onward) }))
      .toSorted((one, other) => one.steps - other.steps || one.way.times - other.way.times);
    if (!next) throw new Error(`${node} has no exit`);
    next.way.times += 1;
    return next.way;
  };
  const run = async (_: unknown, { effect }: NodeContext) => ({ exit: leave(effect.key.split("/")[1] ?? "").exit });
  const scripted = createRegistry(
    registry.all.map((definition) =>
      isScripted(definition) ? ({ ...definition, lower: undefined, run } as unknown as NodeType) : definition,
    ),
  );
  const stuck: string[] = [];
  for (let calls = 0; calls < MOST_CALLS && untaken().length > 0; calls += 1) {
    const call = await TestCall.dial(flow, scripted);
    await call.advance(A_DAY);
    if (call.at() !== undefined || call.faults.length > 0) stuck.push(call.visited().join(" → "));
  }
  return { without: untaken().map(({ from, exit }) => `${from} ${exit}`), stuck };
}

/** From a step to the next that an untaken exit belongs to; a large number where there is none. */
function stepsTo(untaken: readonly Way[], start: string | undefined, ways: readonly Way[]): number {
  const goals = new Set(untaken.map(({ from }) => from));
  const seen = new Set<string>();
  let edge = start === undefined ? [] : [start];
  for (let steps = 0; edge.length > 0; steps += 1) {
    if (edge.some((node) => goals.has(node))) return steps;
    for (const node of edge) seen.add(node);
    const next = ways.filter(({ from, to }) => edge.includes(from) && to !== undefined && !seen.has(to));
    edge = [...new Set(next.map(({ to }) => to as string))];
  }
  return ways.length;
}

function isScripted({ type, run }: NodeType): boolean {
  return run !== undefined || DECIDE.has(type);
}
