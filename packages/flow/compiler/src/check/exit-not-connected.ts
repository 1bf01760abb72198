import { diagnose } from "../diagnose.ts";
import type { Check } from "./check.ts";

/** FLOW201. Error exits may stay unconnected: the run then ends `failed`. */
export const exitNotConnected: Check = ({ nodes, graph }) =>
  [...nodes.values()].flatMap((node) =>
    node.exits
      .filter((exit) => !exit.error && !graph.wire(node.id, exit.name))
      .map((exit) => {
        const message = {
          en: `"${node.label}": the exit "${exit.title.en}" leads nowhere. Connect it to a next step.`,
          zh: `“${node.label}”：出口“${exit.title.zh}”没有连接。请把它连到下一步。`,
        };
        return diagnose("FLOW201", message, { node: node.id });
      }),
  );
