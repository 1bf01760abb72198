import type { LocalText } from "@patchbay/base/text";
import type { Exit } from "@patchbay/node-kit/define-node";
import { parallelsOf } from "../analyse/parallels.ts";
import { placesOf } from "../analyse/place.ts";
import { diagnose, warn } from "../diagnose.ts";
import type { ResolvedNode } from "../resolve.ts";
import type { Check } from "./check.ts";

/**
 * FLOW213: an error of ordinary life (a service that is down) would end the contact as failed. Beside other branches it is a warning:
 * there it ends its branch only, and the join goes on without it.
 */
export const unhandledError: Check = (flow) => {
  const branches = parallelsOf(flow).flatMap((parallel) => parallel.branches);
  return [...placesOf(flow).all.values()].flatMap(({ node, ways }) =>
    node.exits
      .filter((exit) => exit.error && exit.likely && !ways.some((way) => way.exit === exit.name))
      .map((exit) => {
        const path = [{ node: node.id, exit: exit.name }];
        return branches.some(({ steps }) => steps.has(node.id))
          ? warn("FLOW213", branchEnds(node, exit), { node: node.id, path })
          : diagnose("FLOW213", contactEnds(node, exit), { node: node.id, path });
      }),
  );
};

function contactEnds({ label }: ResolvedNode, { title }: Exit): LocalText {
  return {
    en: `When "${label}" fails, the contact ends: connect its exit "${title.en}".`,
    zh: `“${label}”出错时联络会直接结束：请连接它的出口“${title.zh}”。`,
  };
}

function branchEnds({ label }: ResolvedNode, { title }: Exit): LocalText {
  return {
    en: `When "${label}" fails, its branch never comes to the join: connect its exit "${title.en}".`,
    zh: `“${label}”出错时，该分支不会到达汇合：请连接它的出口“${title.zh}”。`,
  };
}
