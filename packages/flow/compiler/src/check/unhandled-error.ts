import { placesOf } from "../analyse/place.ts";
import { warn } from "../diagnose.ts";
import type { Check } from "./check.ts";

/** FLOW213, a warning: an error of ordinary life (a service that is down) would end the contact as failed. */
export const unhandledError: Check = (flow) =>
  [...placesOf(flow).all.values()].flatMap(({ node, ways }) =>
    node.exits
      .filter((exit) => exit.error && exit.likely && !ways.some((way) => way.exit === exit.name))
      .map((exit) => {
        const message = {
          en: `When "${node.label}" fails, the contact ends: connect its exit "${exit.title.en}".`,
          zh: `“${node.label}”出错时联络会直接结束：请连接它的出口“${exit.title.zh}”。`,
        };
        return warn("FLOW213", message, { node: node.id, path: [{ node: node.id, exit: exit.name }] });
      }),
  );
