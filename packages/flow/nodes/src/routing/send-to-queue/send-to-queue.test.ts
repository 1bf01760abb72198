import { TestCall, type TestCallOptions } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const exits = ["served", "timeout", "full", "unstaffed", "pressed", "failed"];
const config = {
  queue: "{{ team }}",
  skills: [{ skill: "german", level: 3 }],
  priority: 2,
  holdMusic: "waltz",
  maxWaitMs: 60_000,
  maxWaiting: 5,
  leaveDigit: "9",
  panels: ["customer", "ticket"],
  data: [{ label: "From", value: "{{ call.from }}" }],
  script: "sales-talk",
  into: "queued",
};
const flow = nodeFlow("send-to-queue", config, exits, { before: { team: "sales", language: "zh-CN" } });
const dial = (world: NonNullable<TestCallOptions["world"]> = () => undefined) =>
  TestCall.dial(flow, nodeRegistry, { world });

it("hands the queue all it asks for and leaves by served when the conversation is over", async () => {
  const call = await dial();
  await call.expectAt("subject");
  expect(call.world.queues.requests).toEqual([
    {
      queue: "sales",
      skills: [{ skill: "german", level: 3 }],
      priority: 2,
      holdMusic: "waltz",
      announceEveryMs: 30_000,
      language: "zh-CN",
      maxWaitMs: 60_000,
      maxWaiting: 5,
      exitWhenUnstaffed: true,
      leaveDigit: "9",
      screen: { panels: ["customer", "ticket"], data: { From: "+4930111111" }, script: "sales-talk" },
    },
  ]);
  await call.advance(8_000);
  call.world.queues.serve("ann", 90_000);
  await call.expectAt("served");
  expect(call.variables().queued).toEqual({
    exit: "served",
    agent: "ann",
    entry: "entry-1",
    talkedMs: 90_000,
    waitedMs: 8_000,
  });
});

it("leaves by timeout after the longest wait", async () => {
  await (await (await dial()).advance(60_000)).expectAt("timeout");
});

it("leaves by pressed on its key only", async () => {
  const call = await dial();
  await call.press("1").expectAt("subject");
  await call.press("9").expectAt("pressed");
});

it("leaves at once when the queue is full, nobody is signed in, or there is no such queue", async () => {
  await (await dial(({ queues }) => (queues.waiting = 5))).expectAt("full");
  await (await dial(({ queues }) => (queues.staffed = false))).expectAt("unstaffed");
  await (await dial(({ queues }) => (queues.queues = []))).expectAt("failed");
});
