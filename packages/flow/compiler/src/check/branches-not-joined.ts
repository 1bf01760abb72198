import type { NodeId } from "@patchbay/flow-model/document";
import { parallelsOf } from "../analyse/parallels.ts";
import { placesOf } from "../analyse/place.ts";
import { diagnose } from "../diagnose.ts";
import type { ResolvedFlow } from "../resolve.ts";
import { byShape } from "./by-shape.ts";

/** FLOW231. The branches of a fork all lead to one join, not back to their fork; and a join has a fork before it. */
export const branchesNotJoined = byShape((flow) => [...forksWithoutJoin(flow), ...joinsWithoutFork(flow)]);

function forksWithoutJoin(flow: ResolvedFlow) {
  return parallelsOf(flow).flatMap(({ fork, branches, join }) => {
    const name = flow.nodes.get(fork)?.label;
    const back = branches.find(({ comesBack }) => comesBack);
    const lost = branches.find(({ joins }) => joins.size === 0);
    if (!back && !lost && (join !== undefined || branches.length === 0)) return [];
    const title = titleOf(flow, fork, (back ?? lost)?.exit);
    const message = back
      ? {
          en: `The branch "${title.en}" of "${name}" leads back to "${name}": it would start all branches again within itself.`,
          zh: `“${name}”的分支“${title.zh}”又回到“${name}”，会在自身内再次启动所有分支。`,
        }
      : lost
        ? {
            en: `The branch "${title.en}" of "${name}" never comes to a join: lead it to the one where the branches meet.`,
            zh: `“${name}”的分支“${title.zh}”到不了汇合步骤：请把它连到各分支汇合之处。`,
          }
        : {
            en: `The branches of "${name}" come to different joins: lead them all to one.`,
            zh: `“${name}”的各分支通向不同的汇合步骤：请都连到同一个。`,
          };
    const exit = (back ?? lost)?.exit;
    return [
      diagnose("FLOW231", message, { node: fork, ...(exit === undefined ? {} : { path: [{ node: fork, exit }] }) }),
    ];
  });
}

function titleOf(flow: ResolvedFlow, node: NodeId, exit: string | undefined) {
  return flow.nodes.get(node)?.exits.find(({ name }) => name === exit)?.title ?? { en: "", zh: "" };
}

/** Joins that the contact comes to when no branches run. */
function joinsWithoutFork(flow: ResolvedFlow) {
  const { start, all } = placesOf(flow);
  const joins = [...flow.nodes.values()].filter(({ definition }) => definition.parallel === "join");
  if (start === undefined || joins.length === 0) return [];
  const meetings = new Map(parallelsOf(flow).map(({ fork, join }) => [fork, join]));
  const alone = new Set<NodeId>([start]);
  for (const id of alone) {
    const place = all.get(id);
    // The contact itself goes on where its branches meet.
    if (place?.node.definition.parallel === "fork")
      for (const { to } of all.get(meetings.get(id) as NodeId)?.ways ?? []) alone.add(to);
    else for (const { to } of place?.ways ?? []) alone.add(to);
  }
  return joins
    .filter(({ id }) => alone.has(id))
    .map(({ id, label }) => {
      const message = {
        en: `"${label}" can be reached without any branches running: only branches of a parallel step may lead to it.`,
        zh: `没有并行分支时也能到达“${label}”：只有并行步骤的分支可以通向它。`,
      };
      return diagnose("FLOW231", message, { node: id });
    });
}
