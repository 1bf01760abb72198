import type { CallId, ProgramHash, RunId } from "@patchbay/base/ids";
import { must } from "@patchbay/base/result";
import { compile } from "@patchbay/compiler/compile";
import { type DrawnNode, drawFlow } from "@patchbay/flow-model/draw-flow";
import { nodeRegistry } from "@patchbay/nodes/registry.gen";
import { expect, it } from "vitest";
import { impactOf, joinImpacts } from "./impact.ts";
import { pastCallOf } from "./past-call.ts";
import { retrace } from "./retrace.ts";
import { TestCall } from "./test-call.ts";
import { wayOf, waysPartAt } from "./way.ts";

const say = [{ kind: "speech", text: "Hello." }];
const queue = (name: string): DrawnNode => ({
  type: "send-to-queue",
  config: { queue: name },
  to: { served: "bye", timeout: "bye", full: "bye", unstaffed: "bye", pressed: "bye", failed: "bye" },
});
const was = {
  start: { type: "start", to: { next: "ask" } },
  ask: {
    type: "menu",
    config: {
      prompts: say,
      choices: [
        { id: "sales", digit: "1" },
        { id: "help", digit: "2" },
      ],
    },
    to: { "choice:sales": "sales", "choice:help": "help", timeout: "bye", invalid: "bye" },
  },
  sales: queue("sales"),
  help: queue("help"),
  bye: { type: "hang-up" },
} satisfies Readonly<Record<string, DrawnNode>>;
const options = { registry: nodeRegistry, references: {}, programs: new Map() };
const compiled = (nodes: Readonly<Record<string, DrawnNode>>) => must(compile(drawFlow("line", nodes), options));

async function called(digit: string, run: string) {
  const call = await TestCall.dial(drawFlow("line", was), nodeRegistry);
  await call.press(digit).advance(20_000);
  call.world.queues.serve();
  await call.expectEnd("completed");
  const head = { run: run as RunId, id: `call-${run}` as CallId, startedAt: 1 };
  return { ...head, call: must(pastCallOf(await call.journal())), was: compiled(was).hash };
}

async function impactOfChange(nodes: Readonly<Record<string, DrawnNode>>) {
  const calls = [await called("1", "one"), await called("2", "two"), await called("2", "three")];
  const draft = compiled(nodes);
  const programs = new Map([compiled(was), draft].map(({ hash, program }) => [hash as ProgramHash, program]));
  return { impact: impactOf(calls, draft.hash, programs), calls, draft, programs };
}

it("finds every call the same with the program that it ran", async () => {
  const { impact } = await impactOfChange(was);
  expect(impact).toEqual({
    calls: 3,
    fates: { same: 3, "other-way": 0, elsewhere: 0, unknown: 0 },
    places: [],
    changed: [],
  });
});

it("leads calls through a prompt that they never heard to the same end", async () => {
  const { impact } = await impactOfChange({
    ...was,
    start: { type: "start", to: { next: "hello" } },
    hello: { type: "play-prompt", config: { prompts: say }, to: { done: "ask" } },
  });
  expect(impact.fates).toEqual({ same: 0, "other-way": 3, elsewhere: 0, unknown: 0 });
  expect(impact.places).toEqual([{ flow: "line", node: "hello", calls: 3 }]);
});

it("tells which calls a moved wire would end elsewhere, and where they part", async () => {
  const { impact } = await impactOfChange({
    ...was,
    ask: { ...was.ask, to: { ...was.ask.to, "choice:help": "end" } },
    end: { type: "end" },
  });
  expect(impact.fates).toEqual({ same: 1, "other-way": 0, elsewhere: 2, unknown: 0 });
  expect(impact.changed.map(({ run, wouldEndAt }) => `${run} ${wouldEndAt}`)).toEqual(["two end", "three end"]);
});

it("does not guess what a caller would have answered to a question that was never asked", async () => {
  const { calls, draft, programs } = await impactOfChange({
    ...was,
    ask: { ...was.ask, to: { ...was.ask.to, "choice:sales": "which" } },
    which: { ...was.ask, to: { ...was.ask.to } },
  });
  const [first] = calls;
  expect(first && retrace(first.call, draft.hash, programs).parted).toMatchObject({ why: "not-asked", node: "which" });
});

it("says when the answer that a call gave has no exit any more", async () => {
  const [sales] = was.ask.config.choices;
  const { calls, draft, programs } = await impactOfChange({
    ...was,
    start: { type: "start", to: { next: "ask" } },
    ask: {
      type: "menu",
      config: { prompts: say, choices: [sales] },
      to: { "choice:sales": "sales", timeout: "help", invalid: "bye" },
    } as DrawnNode,
  });
  expect(retrace(calls[1]!.call, draft.hash, programs).parted).toMatchObject({ why: "exit-gone", exit: "choice:help" });
});

it("lets a caller who hung up in a queue hang up there, not at a prompt before it", async () => {
  const call = await TestCall.dial(drawFlow("line", was), nodeRegistry);
  await call.press("1").advance(5_000);
  await call.hangUp().expectEnd("abandoned");
  const draft = compiled({
    ...was,
    start: { type: "start", to: { next: "hello" } },
    hello: { type: "play-prompt", config: { prompts: say }, to: { done: "ask" } },
  });
  const traced = retrace(must(pastCallOf(await call.journal())), draft.hash, new Map([[draft.hash, draft.program]]));
  expect(traced.end?.outcome).toBe("abandoned");
  expect(traced.path.at(-1)?.node).toBe("sales");
});

it("joins the reports of two pages of calls into one", async () => {
  const changed = { ...was, ask: { ...was.ask, to: { ...was.ask.to, "choice:help": "end" } }, end: { type: "end" } };
  const { impact, calls, draft, programs } = await impactOfChange(changed);
  const [first, ...others] = calls;
  const pages = [[first!], others].map((page) => impactOf(page, draft.hash, programs));
  expect(joinImpacts(pages[0]!, pages[1]!)).toEqual(impact);
});

it("tells a way step by step: how each was left, and the variables where they changed", async () => {
  const { calls, draft, programs } = await impactOfChange({
    ...was,
    ask: { ...was.ask, to: { ...was.ask.to, "choice:help": "note" } },
    note: { type: "set-variables", config: { set: [{ name: "topic", value: "'help'" }] }, to: { done: "bye" } },
  } as typeof was);
  const past = calls[1]!.call;
  const [then, now] = [wayOf(past, compiled(was).hash, programs), wayOf(past, draft.hash, programs)];
  expect(then.steps.map(({ node, exit }) => [node, exit])).toEqual([
    ["start", "next"],
    ["ask", "choice:help"],
    ["help", "served"],
    ["bye", undefined],
  ]);
  expect(then.steps[0]?.variables).toMatchObject({ call: { direction: "inbound" } });
  expect(now.steps.map(({ node, variables }) => [node, variables?.topic])).toEqual(
    expect.arrayContaining([["note", "help"]]),
  );
  expect(waysPartAt(then, now)).toBe(2);
  expect(waysPartAt(then, then)).toBeUndefined();
});
