import type { NodeId } from "@patchbay/flow-model/document";
import type { ResolvedFlow } from "../resolve.ts";
import { type Place, type Places, placesOf } from "./place.ts";

/** One branch of a fork: the steps on it, forks within it included, and the joins that it comes to. */
export interface FlowBranch {
  readonly exit: string;
  readonly first: NodeId;
  readonly steps: ReadonlySet<NodeId>;
  readonly joins: ReadonlySet<NodeId>;
  /** It leads back to the fork that it came from. */
  readonly comesBack: boolean;
}

/** A fork with its branches, as drawn. */
export interface Parallel {
  readonly fork: NodeId;
  readonly branches: readonly FlowBranch[];
  /** Where the branches come together; undefined while they do not, or not in one place. */
  readonly join: NodeId | undefined;
}

/** Forks within forks within forks; a flow that has more of them is no picture that anybody reads. */
const MAX_DEPTH = 8;

const parallelsOfFlow = new WeakMap<ResolvedFlow, readonly Parallel[]>();

export function parallelsOf(flow: ResolvedFlow): readonly Parallel[] {
  const found = parallelsOfFlow.get(flow);
  if (found) return found;
  const forks = [...flow.nodes.values()].filter(({ definition }) => definition.parallel === "fork");
  const places = forks.length === 0 ? undefined : placesOf(flow);
  const parallels = places ? forks.map(({ id }) => parallelAt(id, places)) : [];
  parallelsOfFlow.set(flow, parallels);
  return parallels;
}

function parallelAt(fork: NodeId, { all }: Places): Parallel {
  const branches = (all.get(fork)?.ways ?? []).map(({ exit, to }) => branchFrom(fork, exit, to, all));
  const joins = new Set(branches.flatMap((branch) => [...branch.joins]));
  const [join] = joins;
  return { fork, branches, join: joins.size === 1 ? join : undefined };
}

function branchFrom(fork: NodeId, exit: string, first: NodeId, all: ReadonlyMap<NodeId, Place>): FlowBranch {
  const steps = new Set<NodeId>();
  const joins = new Set<NodeId>();
  let comesBack = false;
  const seen = new Set<string>();
  const queue: { readonly id: NodeId; readonly depth: number }[] = [{ id: first, depth: 0 }];
  for (const { id, depth } of queue) {
    const place = all.get(id);
    const kind = place?.node.definition.parallel;
    if (id === fork) comesBack = true;
    if (id === fork || !place || seen.has(`${id} ${depth}`)) continue;
    seen.add(`${id} ${depth}`);
    if (kind === "join" && depth === 0) {
      joins.add(id);
      continue;
    }
    steps.add(id);
    const deeper = kind === "fork" ? depth + 1 : kind === "join" ? depth - 1 : depth;
    if (deeper <= MAX_DEPTH) for (const { to } of place.ways) queue.push({ id: to, depth: deeper });
  }
  return { exit, first, steps, joins, comesBack };
}
