import type { ProgramHash } from "@patchbay/base/ids";
import { err } from "@patchbay/base/result";
import { drawFlow } from "@patchbay/flow-model/draw-flow";
import { defineNode } from "@patchbay/node-kit/define-node";
import { createRegistry } from "@patchbay/node-kit/registry";
import { nodeRegistry } from "@patchbay/nodes/registry.gen";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { replay } from "./replay.ts";
import { TestCall } from "./test-call.ts";

const broken = (handled: boolean) =>
  defineNode({
    type: "broken",
    version: 1,
    title: { en: "Broken", zh: "坏" },
    description: { en: "Has a bug.", zh: "有缺陷。" },
    category: "logic",
    icon: "bug",
    channels: ["voice"],
    needs: [],
    config: z.object({}),
    exits: {
      done: { title: { en: "Then", zh: "然后" } },
      ...(handled ? { failed: { title: { en: "Failed", zh: "出错" }, error: true } } : {}),
    },
    summary: () => ({ en: "", zh: "" }),
    run: async () => {
      throw new Error("undefined is not a function");
    },
  });
const buggy = drawFlow("buggy", {
  start: { type: "start", to: { next: "bug" } },
  bug: { type: "broken", to: { done: "bye" } },
  bye: { type: "hang-up" },
});
const waiting = drawFlow("waiting", {
  start: { type: "start", to: { next: "pause" } },
  pause: { type: "wait", config: { forMs: 60_000 }, to: { done: "bye" } },
  bye: { type: "hang-up" },
});

describe("a node that throws", () => {
  it("ends the run as failed when it has no exit for errors, and tells the operator why", async () => {
    const call = await TestCall.dial(buggy, createRegistry([...nodeRegistry.all, broken(false)]));
    expect(await call.expectEnd("failed")).toMatchObject({ reason: "undefined is not a function" });
    expect(call.faults).toHaveLength(1);
    expect((await call.journal()).map(({ type, body }) => [type, (body as { why?: string }).why])).toEqual([
      ["started", undefined],
      ["thrown", "undefined is not a function"],
      ["ended", undefined],
    ]);
  });

  it("takes its exit for errors when it has one", async () => {
    const wired = { ...buggy, wires: [...buggy.wires, { from: "bug" as never, exit: "failed", to: "bye" as never }] };
    const call = await TestCall.dial(wired, createRegistry([...nodeRegistry.all, broken(true)]));
    await call.expectEnd("completed");
    expect(call.path).toContainEqual(expect.objectContaining({ node: "bug", exit: "failed" }));
  });
});

it("stops a run that does not come to rest, and says so", async () => {
  const restless = drawFlow("restless", {
    start: { type: "start", to: { next: "ask" } },
    ask: {
      type: "business-hours",
      config: { calendar: "c" },
      to: { open: "bye", closed: "pause", holiday: "pause", failed: "pause" },
    },
    pause: { type: "wait", config: { forMs: 0 }, to: { done: "ask" } },
    bye: { type: "hang-up" },
  });
  const call = await TestCall.dial(restless, nodeRegistry, { maxSteps: 50 });
  await call.advance(1_000);
  expect(await call.expectEnd("runaway")).toMatchObject({ reason: "more than 50 steps without coming to an end" });
});

it("ends stopped with the reason when it is stopped from our side", async () => {
  const call = await TestCall.dial(waiting, nodeRegistry);
  expect(await call.stop("tenant suspended").expectEnd("stopped")).toMatchObject({ reason: "tenant suspended" });
});

it("ends abandoned at whatever instant the caller hangs up, and leaves no alarm behind", async () => {
  for (const seconds of [0, 1, 59]) {
    const call = await TestCall.dial(waiting, nodeRegistry);
    await call.advance(seconds * 1_000);
    await call.hangUp().expectEnd("abandoned");
    expect(call.clock.nextWake()).toBeUndefined();
  }
});

it("does nothing more after it has ended", async () => {
  const call = await TestCall.dial(waiting, nodeRegistry);
  await (await call.advance(60_000)).expectEnd("completed");
  const before = await call.journal();
  await call.hangUp().settle();
  await call.restart();
  expect(await call.journal()).toEqual(before);
  expect(call.at()).toBeUndefined();
});

it("creates a ticket once when the process dies between the ticket and its journal entry", async () => {
  const flow = drawFlow("ticketing", {
    start: { type: "start", to: { next: "note" } },
    note: { type: "create-ticket", config: { subject: "x" }, to: { created: "pause" } },
    pause: { type: "wait", config: { forMs: 1_000 }, to: { done: "bye" } },
    bye: { type: "hang-up" },
  });
  const call = await TestCall.dial(flow, nodeRegistry);
  await call.expectAt("pause");
  // As the journal stood before the outcome was durable.
  await call.restart((entries) => entries.slice(0, 1));
  await call.expectAt("pause");
  expect(call.world.tickets).toHaveLength(1);
});

it("refuses a journal that it cannot read, and one whose program is not there", async () => {
  const call = await TestCall.dial(waiting, nodeRegistry);
  const [started, ...rest] = await call.journal();
  const unreadable = [started!, { ...started!, seq: 1, type: "exploded" }];
  const program = "elsewhere" as ProgramHash;
  expect(replay({ program, programs: new Map(), entries: unreadable })).toEqual(
    err({ code: "run.journal-unreadable", seq: 1 }),
  );
  expect(replay({ program, programs: new Map(), entries: rest })).toEqual(err({ code: "run.not-started" }));
  expect(replay({ program, programs: new Map(), entries: [started!] })).toEqual(
    err({ code: "run.program-missing", program }),
  );
});

it("ends a run that the engine itself cannot carry on, instead of rejecting", async () => {
  const call = await TestCall.dial(waiting, nodeRegistry, {
    world: ({ clock }) => {
      clock.at = () => {
        throw new Error("no timers left");
      };
    },
  });
  expect(await call.expectEnd("failed")).toMatchObject({ reason: "no timers left" });
});
