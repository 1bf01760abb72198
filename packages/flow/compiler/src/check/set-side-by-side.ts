import { parallelsOf } from "../analyse/parallels.ts";
import { placesOf } from "../analyse/place.ts";
import { setByBranch } from "../analyse/set-by-branch.ts";
import { warn } from "../diagnose.ts";
import type { Check } from "./check.ts";

/** FLOW233, a warning: two branches side by side set one variable, and chance decides whose value is left. */
export const setSideBySide: Check = (flow) =>
  parallelsOf(flow).flatMap(({ fork, branches }) => {
    const { all } = placesOf(flow);
    const sets = branches.map((branch) => setByBranch(branch, all).maybe);
    const twice = new Set(
      sets.flatMap((names, index) =>
        [...names].filter((name) => sets.some((other, at) => at > index && other.has(name))),
      ),
    );
    return [...twice].map((name) => {
      const label = flow.nodes.get(fork)?.label;
      const message = {
        en: `Two branches of "${label}" set "${name}": the one that arrives last wins. Give each its own variable.`,
        zh: `“${label}”的两个分支都给“${name}”赋值，以最后到达者为准。请各用各的变量。`,
      };
      return warn("FLOW233", message, { node: fork });
    });
  });
