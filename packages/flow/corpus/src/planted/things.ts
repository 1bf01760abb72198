import { MINUTE } from "@patchbay/base/time";
import { drawFlow } from "@patchbay/flow-model/draw-flow";
import {
  digits,
  hangUp,
  hours,
  http,
  menu,
  play,
  playPrompt,
  queue,
  set,
  start,
  subFlow,
  transfer,
  wait,
} from "../pieces.ts";
import type { PlantedFlow } from "../planted-flow.ts";

/** Files that are no flows, settings that are wrong, and things of the tenant that are missing, unstaffed, closed or in another language. */
export const things: readonly PlantedFlow[] = [
  { fault: "not a flow at all", code: "FLOW101", flow: { hello: "world" } },
  {
    fault: "a title of the wrong kind",
    code: "FLOW101",
    flow: { ...drawFlow("odd", { start: start("bye"), bye: hangUp }), title: 5 },
  },
  {
    fault: "a kind of step from elsewhere",
    code: "FLOW102",
    at: "magic",
    flow: drawFlow("magic", { start: start("magic"), magic: { type: "magic", to: { done: "bye" } }, bye: hangUp }),
  },
  {
    fault: "a step whose kind has no name",
    code: "FLOW102",
    at: "blank",
    flow: drawFlow("blank", {
      start: start("blank"),
      blank: { type: "constructor", to: { done: "bye" } },
      bye: hangUp,
    }),
  },
  {
    fault: "a queue step without a queue",
    code: "FLOW103",
    at: "sales",
    flow: drawFlow("which-queue", { start: start("sales"), sales: queue("bye", "bye", { queue: "" }), bye: hangUp }),
  },
  {
    fault: "at most less than at least",
    code: "FLOW103",
    at: "number",
    flow: drawFlow("no-length", {
      start: start("number"),
      number: {
        ...digits("account", "bye", "bye"),
        config: { prompts: [{ kind: "speech", text: "Number?" }], minDigits: 8, maxDigits: 4 },
      },
      bye: hangUp,
    }),
  },
  {
    fault: "two choices on one key",
    code: "FLOW103",
    at: "ask",
    flow: drawFlow("one-key", {
      start: start("ask"),
      ask: {
        type: "menu",
        config: {
          prompts: [{ kind: "speech", text: "Choose." }],
          choices: [
            { id: "one", digit: "1" },
            { id: "two", digit: "1" },
          ],
        },
        to: { "choice:one": "bye", "choice:two": "bye", timeout: "bye", invalid: "bye" },
      },
      bye: hangUp,
    }),
  },
  {
    fault: "a misspelt queue",
    code: "FLOW401",
    at: "sales",
    flow: drawFlow("misspelt-queue", {
      start: start("sales"),
      sales: queue("bye", "bye", { queue: "slaes" }),
      bye: hangUp,
    }),
  },
  {
    fault: "a prompt that was never recorded",
    code: "FLOW401",
    at: "hello",
    flow: drawFlow("no-prompt", { start: start("hello"), hello: playPrompt("bye", "summer-sale"), bye: hangUp }),
  },
  {
    fault: "a calendar of another tenant",
    code: "FLOW401",
    at: "open",
    flow: drawFlow("no-calendar", { start: start("open"), open: hours("bye", "bye", "warehouse"), bye: hangUp }),
  },
  {
    fault: "a sub-flow that is only a draft",
    code: "FLOW401",
    at: "verify",
    flow: drawFlow("only-draft", {
      start: start("verify"),
      verify: subFlow("bye", "bye", { flow: "not-published" }),
      bye: hangUp,
    }),
  },
  {
    fault: "a flow that runs itself",
    code: "FLOW402",
    at: "again",
    flow: drawFlow(
      "verify",
      { start: start("again"), again: subFlow("end", "end"), end: { type: "end" } },
      { inputs: [{ name: "account", type: "text" }], outputs: [] },
    ),
  },
  {
    fault: "a flow that runs itself by way of another",
    code: "FLOW402",
    at: "other",
    flow: drawFlow("round-trip", {
      start: start("other"),
      other: subFlow("bye", "bye", { flow: "circle", inputs: [], outputs: [] }),
      bye: hangUp,
    }),
  },
  {
    fault: "a queue that no agent serves",
    code: "FLOW411",
    at: "nobody",
    flow: drawFlow("nobody", { start: start("nobody"), nobody: queue("bye", "bye", { queue: "empty" }), bye: hangUp }),
  },
  {
    fault: "a skill that no agent of the queue has",
    code: "FLOW411",
    at: "chinese",
    flow: drawFlow("no-skill", {
      start: start("chinese"),
      chinese: queue("bye", "bye", { skills: [{ skill: "chinese", level: 1 }] }),
      bye: hangUp,
    }),
  },
  {
    fault: "two skills that no agent has together",
    code: "FLOW411",
    at: "both",
    flow: drawFlow("both-skills", {
      start: start("both"),
      both: queue("bye", "bye", {
        skills: [
          { skill: "german", level: 1 },
          { skill: "english", level: 1 },
        ],
      }),
      bye: hangUp,
    }),
  },
  {
    fault: "a calendar without hours",
    code: "FLOW412",
    at: "open",
    flow: drawFlow("never-open", { start: start("open"), open: hours("bye", "bye", "closed-for-good"), bye: hangUp }),
  },
  {
    fault: "hours that never come, behind a menu",
    code: "FLOW412",
    at: "open",
    path: ["start:next", "ask:choice:key-2", "open"],
    flow: drawFlow("never-open-behind", {
      start: start("ask"),
      ask: menu({ 1: "bye", 2: "open" }, "bye"),
      open: hours("sales", "bye", "closed-for-good"),
      sales: queue("bye", "bye"),
      bye: hangUp,
    }),
  },
  {
    fault: "a German prompt for those who chose Chinese",
    code: "FLOW413",
    at: "hello",
    path: ["start:next", "ask:choice:key-2", "chinese:done", "hello"],
    flow: drawFlow("german-for-chinese", {
      start: start("ask"),
      ask: menu({ 1: "german", 2: "chinese" }, "german"),
      german: set("hello", { language: '"de-DE"' }),
      chinese: set("hello", { language: '"zh-CN"' }),
      hello: playPrompt("bye", "willkommen"),
      bye: hangUp,
    }),
  },
  {
    fault: "hold music in a language of its own",
    code: "FLOW413",
    at: "sales",
    flow: drawFlow("german-music", {
      start: start("english"),
      english: set("sales", { language: '"en-GB"' }),
      sales: queue("bye", "bye", { holdMusic: "willkommen" }),
      bye: hangUp,
    }),
  },
  {
    fault: "two queues in a row, twenty minutes each",
    code: "FLOW601",
    at: "support",
    path: ["start:next", "sales:timeout", "support:timeout"],
    flow: drawFlow("forty-minutes", {
      start: start("sales"),
      sales: queue("bye", "support", { maxWaitMs: 20 * MINUTE }),
      support: queue("bye", "bye", { queue: "support", maxWaitMs: 20 * MINUTE }),
      bye: hangUp,
    }),
  },
  {
    fault: "a queue that never gives up",
    code: "FLOW601",
    at: "sales",
    flow: drawFlow("for-ever", { start: start("sales"), sales: queue("bye", "bye", { maxWaitMs: 0 }), bye: hangUp }),
  },
  {
    fault: "an hour's wait before the transfer",
    code: "FLOW601",
    at: "pause",
    flow: drawFlow("long-pause", {
      start: start("fetch"),
      fetch: http("pause", "pause"),
      pause: wait("boss", 60 * MINUTE),
      boss: transfer("bye", "sorry"),
      sorry: play("bye"),
      bye: hangUp,
    }),
  },
];
