import type { JsonObject } from "@patchbay/base/json";
import type { FlowDocument } from "@patchbay/flow-model/document";
import { type DrawnNode, drawFlow } from "@patchbay/flow-model/draw-flow";

/**
 * start → the node under test (`subject`) → one long wait per exit, named after it, so that a test sees which exit was taken and
 * what the variables are there. Then the call is hung up.
 */
export function nodeFlow(
  type: string,
  config: JsonObject,
  exits: readonly string[],
  more: { readonly before?: JsonObject; readonly flow?: Partial<FlowDocument> } = {},
): FlowDocument {
  const parking = exits.map((exit): [string, DrawnNode] => [
    placeOf(exit),
    { type: "wait", config: { forMs: 3_600_000 }, to: { done: "over" } },
  ]);
  const set = Object.entries(more.before ?? {}).map(([name, value]) => ({ name, value: JSON.stringify(value) }));
  return drawFlow(
    "node-under-test",
    {
      start: { type: "start", to: { next: set.length > 0 ? "before" : "subject" } },
      ...(set.length > 0 ? { before: { type: "set-variables", config: { set }, to: { done: "subject" } } } : {}),
      subject: { type, config, to: Object.fromEntries(exits.map((exit) => [exit, placeOf(exit)])) },
      ...Object.fromEntries(parking),
      over: { type: (more.flow?.channel ?? "voice") === "voice" ? "hang-up" : "end" },
    },
    more.flow,
  );
}

/** The node that stands for an exit: `choice:sales` → `choice_sales`. */
function placeOf(exit: string): string {
  return exit.replace(":", "_");
}
