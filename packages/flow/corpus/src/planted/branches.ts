import { type DrawnNode, drawFlow } from "@patchbay/flow-model/draw-flow";
import { end, hangUp, http, join, menu, parallel, play, set, start, subFlow, ticket, wait } from "../pieces.ts";
import type { PlantedFlow } from "../planted-flow.ts";

const sideBySide = (
  name: string,
  branches: Readonly<Record<string, string>>,
  nodes: Readonly<Record<string, DrawnNode>>,
) => drawFlow(name, { start: start("both"), both: parallel(branches), ...nodes, bye: hangUp });

/** Branches side by side that do not meet, or get into each other's way. */
export const branches: readonly PlantedFlow[] = [
  {
    fault: "a branch that ends by itself",
    code: "FLOW231",
    at: "both",
    path: ["start:next", "both:choice:ask"],
    flow: sideBySide(
      "never-meets",
      { music: "music", ask: "ask" },
      {
        music: play("meet"),
        ask: http("over", "over"),
        over: end,
        meet: join("bye", "bye"),
      },
    ),
  },
  {
    fault: "branches that meet in two places",
    code: "FLOW231",
    at: "both",
    flow: sideBySide(
      "two-meetings",
      { music: "music", ask: "ask" },
      {
        music: play("meet"),
        ask: http("other", "other"),
        meet: join("bye", "bye"),
        other: join("bye", "bye"),
      },
    ),
  },
  {
    fault: "a join with nothing to join",
    code: "FLOW231",
    at: "meet",
    flow: drawFlow("lonely-join", { start: start("meet"), meet: join("bye", "bye"), bye: hangUp }),
  },
  {
    fault: "a branch that goes back to its own beginning",
    code: "FLOW231",
    at: "both",
    flow: sideBySide(
      "branch-comes-back",
      { music: "music", ask: "ask" },
      {
        music: play("meet"),
        ask: http("meet", "later"),
        later: wait("both", 1_000),
        meet: join("bye", "bye"),
      },
    ),
  },
  {
    fault: "two branches that talk to the caller at once",
    code: "FLOW232",
    at: "choose",
    path: ["start:next", "both:choice:ask", "choose"],
    flow: sideBySide(
      "two-voices",
      { music: "music", ask: "choose" },
      {
        music: play("meet"),
        choose: menu({ 1: "meet" }, "meet"),
        meet: join("bye", "bye"),
      },
    ),
  },
  {
    fault: "a prompt beside another one further down its branch",
    code: "FLOW232",
    at: "sorry",
    path: ["start:next", "both:choice:ask", "ask:timeout", "sorry"],
    flow: sideBySide(
      "voice-later",
      { music: "music", ask: "ask" },
      {
        music: play("meet"),
        ask: http("meet", "sorry"),
        sorry: play("meet", "Sorry."),
        meet: join("bye", "bye"),
      },
    ),
  },
  {
    fault: "two branches that set one variable",
    code: "FLOW233",
    at: "both",
    flow: sideBySide(
      "one-variable",
      { one: "first", two: "second" },
      {
        first: http("meet", "meet"),
        second: http("meet", "meet"),
        meet: join("bye", "bye"),
      },
    ),
  },
  {
    fault: "two branches that work out one variable",
    code: "FLOW233",
    at: "both",
    flow: sideBySide(
      "one-sum",
      { one: "first", two: "pause" },
      {
        first: set("meet", { x: "1" }),
        pause: wait("second", 1_000),
        second: set("meet", { x: "2" }),
        meet: join("bye", "bye"),
      },
    ),
  },
  {
    fault: "what only the slower of two branches sets, used after the first",
    code: "FLOW311",
    at: "use",
    flow: sideBySide(
      "first-wins",
      { ask: "ask", pause: "pause" },
      {
        ask: wait("answer", 2_000),
        answer: set("meet", { order: '"1"' }),
        pause: wait("meet", 1_000),
        meet: join("use", "bye", { waitFor: "any" }),
        use: play("bye", "Your order is {{ order }}."),
      },
    ),
  },
  {
    fault: "a service that fails on one of two branches",
    code: "FLOW213",
    at: "ask",
    path: ["start:next", "both:choice:ask", "ask:failed"],
    flow: sideBySide(
      "branch-fails",
      { music: "music", ask: "ask" },
      {
        music: play("meet"),
        ask: { ...http("meet", "meet"), to: { success: "meet", timeout: "meet" } },
        meet: join("bye", "bye"),
      },
    ),
  },
  {
    fault: "what a branch was to set, used when it did not come in time",
    code: "FLOW311",
    at: "use",
    path: ["start:next", "both:choice:ask", "ask:done", "meet:timeout", "use"],
    flow: sideBySide(
      "too-late",
      { ask: "ask", other: "other" },
      {
        ask: set("meet", { order: '"1"' }),
        other: wait("meet", 30_000),
        meet: join("use", "use", { withinMs: 5_000 }),
        use: play("bye", "Your order is {{ order }}."),
      },
    ),
  },
];

/** The same, drawn as it should be. */
export const joined = [
  sideBySide(
    "music-while-asking",
    { music: "music", ask: "zero" },
    {
      music: play("meet"),
      zero: set("ask", { answer: "null" }),
      ask: http("meet", "meet"),
      meet: join("use", "bye", { waitFor: "all", withinMs: 20_000 }),
      use: play("bye", 'You have {{ answer == null ? "no" : "an" }} order.'),
    },
  ),
  sideBySide(
    "both-are-set",
    { one: "first", two: "pause" },
    {
      first: set("meet", { x: "1" }),
      pause: wait("second", 1_000),
      second: set("meet", { y: "2" }),
      meet: join("use", "bye"),
      use: set("bye", { sum: "x + y" }),
    },
  ),
  drawFlow("set-before-the-branches", {
    start: start("zero"),
    zero: set("both", { order: '"none"' }),
    both: parallel({ ask: "ask", other: "other" }),
    ask: set("meet", { order: '"1"' }),
    other: wait("meet", 30_000),
    meet: join("use", "use", { withinMs: 5_000 }),
    use: play("bye", "Your order is {{ order }}."),
    bye: hangUp,
  }),
  drawFlow("branches-within-a-branch", {
    start: start("outer"),
    outer: parallel({ talk: "music", work: "inner" }),
    music: play("meet"),
    inner: parallel({ one: "note", two: "pause" }),
    note: ticket("near"),
    pause: wait("near", 1_000),
    near: join("meet", "meet"),
    meet: join("check", "bye"),
    check: subFlow("bye", "bye"),
    bye: hangUp,
  }),
];
