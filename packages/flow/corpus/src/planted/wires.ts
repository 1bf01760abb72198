import { drawFlow } from "@patchbay/flow-model/draw-flow";
import { digits, errorHandler, hangUp, hours, http, jump, label, menu, play, queue, start, wait } from "../pieces.ts";
import type { PlantedFlow } from "../planted-flow.ts";

const without = (node: { readonly to?: Readonly<Record<string, string>> }, exit: string) => {
  const { [exit]: _gone, ...to } = node.to ?? {};
  return { ...node, to } as never;
};
const renamed = (node: { readonly to?: Readonly<Record<string, string>> }, from: string, exit: string) => {
  const { [from]: target, ...to } = node.to ?? {};
  return { ...node, to: { ...to, [exit]: target } } as never;
};

/** Exits that lead nowhere, lines that come from nowhere, steps that nobody reaches, and starts. */
export const wires: readonly PlantedFlow[] = [
  {
    fault: "a menu's key leads nowhere",
    code: "FLOW201",
    at: "ask",
    path: ["start:next", "ask:choice:key-2"],
    flow: drawFlow("loose-key", {
      start: start("ask"),
      ask: without(menu({ 1: "bye", 2: "bye" }, "bye"), "choice:key-2"),
      bye: hangUp,
    }),
  },
  {
    fault: "nobody thought of the holiday",
    code: "FLOW201",
    at: "open",
    flow: drawFlow("no-holiday", { start: start("open"), open: without(hours("bye", "bye"), "holiday"), bye: hangUp }),
  },
  {
    fault: "the prompt has no next step",
    code: "FLOW201",
    at: "hello",
    flow: drawFlow("prompt-and-then", { start: start("hello"), hello: without(play("-"), "done") }),
  },
  {
    fault: "a timeout exit is misspelt",
    code: "FLOW202",
    at: "number",
    flow: drawFlow("misspelt-exit", {
      start: start("number"),
      number: renamed(digits("account", "bye", "bye"), "timeout", "timeuot"),
      bye: hangUp,
    }),
  },
  {
    fault: "an exit of an older version of the step",
    code: "FLOW202",
    at: "sales",
    flow: drawFlow("old-exit", {
      start: start("sales"),
      sales: { ...queue("bye", "bye"), to: { ...queue("bye", "bye").to, overflow: "bye" } },
      bye: hangUp,
    }),
  },
  {
    fault: "a line to a step that was deleted",
    code: "FLOW202",
    at: "hello",
    flow: drawFlow("to-nowhere", {
      start: start("hello"),
      hello: { ...play("bye"), to: { done: "bye", failed: "deleted" } },
      bye: hangUp,
    }),
  },
  {
    fault: "two lines leave one exit",
    code: "FLOW202",
    at: "hello",
    flow: {
      ...drawFlow("two-lines", { start: start("hello"), hello: play("bye"), bye: hangUp }),
      wires: [
        { from: "start", exit: "next", to: "hello" },
        { from: "hello", exit: "done", to: "bye" },
        { from: "hello", exit: "done", to: "hello" },
      ],
    },
  },
  {
    fault: "an island that no path leads to",
    code: "FLOW203",
    at: "island",
    flow: drawFlow("island", { start: start("bye"), island: play("bye"), bye: hangUp }),
  },
  {
    fault: "a step that only a step without a way in leads to",
    code: "FLOW203",
    at: "again",
    flow: drawFlow("lonely-circle", { start: start("bye"), again: play("again"), bye: hangUp }),
  },
  { fault: "there is no start", code: "FLOW204", flow: drawFlow("no-start", { hello: play("bye"), bye: hangUp }) },
  {
    fault: "there are two starts",
    code: "FLOW204",
    at: "other",
    flow: drawFlow("two-starts", { start: start("bye"), other: start("bye"), bye: hangUp }),
  },
  {
    fault: "a jump to a label that nobody set",
    code: "FLOW221",
    at: "away",
    flow: drawFlow("lost-jump", { start: start("away"), away: jump("main menu") }),
  },
  {
    fault: "one label at two steps",
    code: "FLOW221",
    at: "second",
    flow: drawFlow("label-twice", {
      start: start("ask"),
      ask: menu({ 1: "first", 2: "second", 3: "away" }, "bye"),
      away: jump("here"),
      first: label("here", "bye"),
      second: label("here", "bye"),
      bye: hangUp,
    }),
  },
  {
    fault: "two error handlers",
    code: "FLOW222",
    at: "second",
    flow: drawFlow("two-handlers", {
      start: start("fetch"),
      fetch: without(http("bye", "bye"), "failed"),
      first: errorHandler("bye"),
      second: errorHandler("bye"),
      bye: hangUp,
    }),
  },
  {
    fault: "a step for calls in a flow for tickets",
    code: "FLOW501",
    at: "hello",
    flow: drawFlow(
      "call-in-ticket",
      { start: start("hello"), hello: play("done"), done: { type: "end" } },
      { channel: "ticket" },
    ),
  },
  {
    fault: "hanging up a chat",
    code: "FLOW501",
    at: "bye",
    flow: drawFlow(
      "hang-up-chat",
      { start: start("pause"), pause: wait("bye", 1_000), bye: hangUp },
      { channel: "chat" },
    ),
  },
];
