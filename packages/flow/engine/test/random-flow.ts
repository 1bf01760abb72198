import type { FlowChannel, FlowDocument } from "@patchbay/flow-model/document";
import { type DrawnNode, drawFlow } from "@patchbay/flow-model/draw-flow";
import { exitsOf, type NodeType, ONE_AT_A_TIME } from "@patchbay/node-kit/define-node";
import { nodeRegistry } from "@patchbay/nodes/registry.gen";
import fc from "fast-check";
import { sampleConfig } from "./sample-config.ts";

/** Drawn by the generator itself, where they have their place. */
const PLACED = new Set(["start", "end", "parallel", "join", "error-handler", "label", "jump", "run-sub-flow"]);
const plainOn = (channel: FlowChannel) =>
  nodeRegistry.all.filter(({ type, channels }) => !PLACED.has(type) && channels.includes(channel));
const isSilent = ({ type, needs }: NodeType) => !needs.some((need) => ONE_AT_A_TIME.has(need)) && type !== "hang-up";

/** A stretch of a flow: steps in a row, or branches side by side. */
type Stretch =
  | { readonly step: NodeType }
  | { readonly branches: readonly (readonly Stretch[])[]; readonly needs: number };

const stretch = (types: readonly NodeType[], depth: number): fc.Arbitrary<Stretch> => {
  const step = fc.constantFrom(...types).map((type): Stretch => ({ step: type }));
  if (depth === 0) return step;
  const branch = (among: readonly NodeType[]) => fc.array(stretch(among, depth - 1), { minLength: 1, maxLength: 3 });
  // One branch may talk with the contact.
  const fork = fc
    .tuple(
      branch(types),
      fc.array(branch(types.filter(isSilent)), { minLength: 1, maxLength: 2 }),
      fc.integer({ min: 0, max: 3 }),
    )
    .map(([first, others, needs]): Stretch => ({ branches: [first, ...others], needs }));
  return fc.oneof({ weight: 4, arbitrary: step }, { weight: 1, arbitrary: fork });
};

/**
 * Flows of every kind of step that a contact of this channel may have, forks within forks among them. Each exit leads to one of the next steps of its
 * stretch, by `turns`, so that every flow comes to its end.
 */
const flowsOn = (channel: FlowChannel): fc.Arbitrary<FlowDocument> =>
  fc
    .tuple(
      fc.array(stretch(plainOn(channel), 2), { minLength: 1, maxLength: 8 }),
      fc.array(fc.nat(), { minLength: 20, maxLength: 20 }),
      fc.boolean(),
    )
    .map(([stretches, turns, hasHandler]) => {
      const nodes: Record<string, DrawnNode> = {};
      let turn = 0;
      const draw = (row: readonly Stretch[], after: string): string => {
        const ids: string[] = [after];
        for (const part of [...row].reverse()) {
          const id = `n${Object.keys(nodes).length}`;
          // Either straight on, or past a step or two.
          const next = () => ids[(turns[turn++ % turns.length] ?? 0) % Math.min(ids.length, 3)] as string;
          nodes[id] = { type: "end" };
          nodes[id] = "step" in part ? drawn(part.step, next) : fork(part, ids[0] as string, id);
          ids.unshift(id);
        }
        return ids[0] as string;
      };
      const fork = (
        { branches, needs }: Extract<Stretch, { branches: unknown }>,
        next: string,
        id: string,
      ): DrawnNode => {
        const join = `${id}-join`;
        const config = { waitFor: needs === 0 ? "all" : "some", count: Math.max(1, needs), withinMs: needs * 1_000 };
        nodes[join] = { type: "join", config, to: { done: next, timeout: next } };
        const names = branches.map((_branch, index) => `b${index}`);
        const to = names.map((name, index) => [`choice:${name}`, draw(branches[index] ?? [], join)]);
        return {
          type: "parallel",
          config: { branches: names.map((name) => ({ id: name, label: name })) },
          to: Object.fromEntries(to),
        };
      };
      nodes.end = { type: "end" };
      if (hasHandler) nodes.handler = { type: "error-handler", to: { next: "end" } };
      nodes.start = { type: "start", to: { next: draw(stretches, "end") } };
      return drawFlow("random", nodes, { channel });
    });

/** Calls and chats: a conversation in writing has steps of its own, and branches of its own rules. */
export const flows: fc.Arbitrary<FlowDocument> = fc.oneof(flowsOn("voice"), flowsOn("chat"));

function drawn(definition: NodeType, next: () => string): DrawnNode {
  const config = sampleConfig(definition);
  const exits = exitsOf(definition, config).filter(({ error, likely }) => !error || likely);
  return { type: definition.type, config, to: Object.fromEntries(exits.map(({ name }) => [name, next()])) };
}
