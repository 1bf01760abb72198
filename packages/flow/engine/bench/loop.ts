import { drawFlow } from "@patchbay/flow-model/draw-flow";

/** A menu, a count, a decision, round and round. */
export const loop = drawFlow("loop", {
  start: { type: "start", to: { next: "ask" } },
  ask: {
    type: "menu",
    config: {
      prompts: [{ kind: "speech", text: "One or two?" }],
      choices: [
        { id: "one", digit: "1" },
        { id: "two", digit: "2" },
      ],
    },
    to: { "choice:one": "count", "choice:two": "count", timeout: "bye", invalid: "bye" },
  },
  count: { type: "set-variables", config: { set: [{ name: "n", value: "n + 1" }] }, to: { done: "check" } },
  check: {
    type: "branch",
    config: { cases: [{ id: "odd", when: "n % 2 == 1" }] },
    to: { "choice:odd": "ask", otherwise: "ask" },
  },
  bye: { type: "hang-up" },
});
