import { drawFlow } from "@patchbay/flow-model/draw-flow";
import {
  branch,
  digits,
  hangUp,
  hours,
  http,
  lookUp,
  menu,
  play,
  queue,
  set,
  start,
  transfer,
  wait,
} from "../pieces.ts";
import type { PlantedFlow } from "../planted-flow.ts";

const unhandled = (node: { readonly to?: Readonly<Record<string, string>> }) => {
  const { failed: _gone, ...to } = node.to ?? {};
  return { ...node, to } as never;
};

/** Contacts that go round for ever, and errors that nobody expects. */
export const circles: readonly PlantedFlow[] = [
  {
    fault: "a counter that nothing waits for",
    code: "FLOW205",
    at: "count",
    flow: drawFlow("spin", {
      start: start("zero"),
      zero: set("count", { n: "0" }),
      count: set("check", { n: "n + 1" }),
      check: branch({ 'call.from == ""': "bye" }, "count"),
      bye: hangUp,
    }),
  },
  {
    fault: "a look-up that asks itself again at once",
    code: "FLOW205",
    at: "who",
    flow: drawFlow("spin-look-up", { start: start("who"), who: lookUp("bye", "who"), bye: hangUp }),
  },
  {
    fault: "hours asked again without a pause",
    code: "FLOW205",
    at: "open",
    flow: drawFlow("spin-hours", { start: start("open"), open: hours("bye", "open"), bye: hangUp }),
  },
  {
    fault: "announcements without end",
    code: "FLOW211",
    at: "hello",
    path: ["start:next", "hello:done", "pause:done", "hello"],
    flow: drawFlow("announce", { start: start("hello"), hello: play("pause"), pause: wait("hello", 60_000) }),
  },
  {
    fault: "menus that only lead to one another",
    code: "FLOW211",
    at: "main",
    path: ["start:next", "main:choice:key-1", "sub:choice:key-1", "main"],
    flow: drawFlow("labyrinth", {
      start: start("main"),
      main: menu({ 1: "sub", 2: "sub" }, "sub"),
      sub: menu({ 1: "main" }, "main"),
    }),
  },
  {
    fault: "one key of a menu leads into a loop without a way out",
    code: "FLOW211",
    at: "music",
    path: ["start:next", "ask:choice:key-2", "music:done", "rest:done", "music"],
    flow: drawFlow("music-for-ever", {
      start: start("ask"),
      ask: menu({ 1: "bye", 2: "music" }, "bye"),
      music: play("rest"),
      rest: wait("music", 5_000),
      bye: hangUp,
    }),
  },
  {
    fault: "waiting for hours that are asked again and again, open or not",
    code: "FLOW211",
    at: "open",
    flow: drawFlow("hours-for-ever", {
      start: start("open"),
      open: hours("pause", "pause"),
      pause: wait("open", 60_000),
    }),
  },
  {
    fault: "a menu that asks a silent caller for ever",
    code: "FLOW212",
    at: "ask",
    path: ["start:next", "ask:timeout", "ask"],
    flow: drawFlow("ask-for-ever", { start: start("ask"), ask: menu({ 1: "bye" }, "ask"), bye: hangUp }),
  },
  {
    fault: "a silent caller is sent back to the greeting",
    code: "FLOW212",
    at: "hello",
    flow: drawFlow("back-to-greeting", {
      start: start("hello"),
      hello: play("ask"),
      ask: menu({ 1: "sales" }, "hello"),
      sales: queue("bye", "bye"),
      bye: hangUp,
    }),
  },
  {
    fault: "digits asked for again without a limit",
    code: "FLOW212",
    at: "number",
    flow: drawFlow("digits-for-ever", {
      start: start("number"),
      number: digits("account", "thanks", "sorry"),
      sorry: play("number", "Sorry."),
      thanks: play("bye", "You entered {{ account }}."),
      bye: hangUp,
    }),
  },
  {
    fault: "a web service whose failure is not expected",
    code: "FLOW213",
    at: "fetch",
    path: ["start:next", "fetch:failed"],
    flow: drawFlow("service-down", { start: start("fetch"), fetch: unhandled(http("bye", "bye")), bye: hangUp }),
  },
  {
    fault: "a queue whose failure is not expected",
    code: "FLOW213",
    at: "sales",
    flow: drawFlow("queue-down", { start: start("sales"), sales: unhandled(queue("bye", "bye")), bye: hangUp }),
  },
  {
    fault: "a trunk whose failure is not expected",
    code: "FLOW213",
    at: "boss",
    flow: drawFlow("trunk-down", { start: start("boss"), boss: unhandled(transfer("bye", "bye")), bye: hangUp }),
  },
];
