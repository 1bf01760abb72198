import { TestCall } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const insight = { waiting: 4, longestWaitMs: 90_000, expectedWaitMs: 120_000, signedIn: 3, ready: 1 };

const dial = (now: Partial<typeof insight>, limitMs = 120_000) =>
  TestCall.dial(
    nodeFlow("expected-wait", { queue: "sales", limitMs, into: "wait" }, ["short", "long", "unknown", "failed"]),
    nodeRegistry,
    { world: ({ insights }) => insights.set("sales", { ...insight, ...now }) },
  );

it("tells a long wait from a short one, and saves it", async () => {
  const long = await dial({});
  await long.expectAt("long");
  expect(long.variables().wait).toBe(120_000);
  await (await dial({}, 120_001)).expectAt("short");
});

it("expects no wait when somebody is free for the caller", async () => {
  const call = await dial({ waiting: 0, ready: 1 });
  await call.expectAt("short");
  expect(call.variables().wait).toBe(0);
});

it("promises nothing without experience, and fails without a queue", async () => {
  const { expectedWaitMs: _, ...fresh } = insight;
  const flow = nodeFlow("expected-wait", { queue: "sales" }, ["short", "long", "unknown", "failed"]);
  const unknown = await TestCall.dial(flow, nodeRegistry, { world: ({ insights }) => insights.set("sales", fresh) });
  await unknown.expectAt("unknown");
  await (await TestCall.dial(flow, nodeRegistry)).expectAt("failed");
});
