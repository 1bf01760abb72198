import type { NodeId } from "@patchbay/flow-model/document";
import { ONE_AT_A_TIME } from "@patchbay/node-kit/define-node";
import { type FlowBranch, parallelsOf } from "../analyse/parallels.ts";
import { type Places, placesOf } from "../analyse/place.ts";
import { waysFrom, wayTo } from "../analyse/ways.ts";
import type { CompileOptions } from "../compile-options.ts";
import { diagnose } from "../diagnose.ts";
import type { Check } from "./check.ts";

/** FLOW232. The contact has one ear and one mouth: steps that use them stand on one branch only, also those of sub-flows. */
export const oneEar: Check = (flow, options) =>
  parallelsOf(flow).flatMap(({ fork, branches }) => {
    const places = placesOf(flow);
    const users = branches.flatMap((branch) => {
      const step = firstUser(branch, places, options);
      return step === undefined ? [] : [{ exit: branch.exit, step }];
    });
    const [first, ...others] = users;
    return others.map(({ exit, step }) => {
      const [one, other] = [flow.nodes.get(first?.step as NodeId)?.label, flow.nodes.get(step)?.label];
      const message = {
        en: `"${one}" and "${other}" would both talk with the contact at once: keep such steps on one branch.`,
        zh: `“${one}”和“${other}”会同时与客户对话：请把这类步骤放在同一个分支上。`,
      };
      const reached = waysFrom(places, fork, (way, { node }) => node.id !== fork || way.exit === exit);
      return diagnose("FLOW232", message, { node: step, path: wayTo(reached, step) });
    });
  });

/** The first step of a branch that talks with the contact. */
function firstUser({ steps }: FlowBranch, { all }: Places, options: CompileOptions): NodeId | undefined {
  return [...steps].find((id) => {
    const place = all.get(id);
    if (place?.node.definition.needs.some((need) => ONE_AT_A_TIME.has(need))) return true;
    return place?.step?.op === "call" && subFlowTalks(place.step.flow, options, new Set());
  });
}

function subFlowTalks(flow: string, options: CompileOptions, seen: Set<string>): boolean {
  const program = options.programs.get(flow)?.program;
  if (!program || seen.has(flow)) return false;
  seen.add(flow);
  return Object.values(program.steps).some((step) => {
    if (step.op === "call") return subFlowTalks(step.flow, options, seen);
    if (step.op !== "effect") return false;
    return options.registry.get(step.node)?.needs.some((need) => ONE_AT_A_TIME.has(need)) ?? false;
  });
}
