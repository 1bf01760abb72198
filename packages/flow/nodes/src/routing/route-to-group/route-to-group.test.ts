import { TestCall } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const exits = ["served", "timeout", "full", "unstaffed", "pressed", "failed", "unavailable"];
const people = [
  { id: "ann" as never, name: "Ann", extension: "201", status: "busy" },
  { id: "bob" as never, name: "Bob", extension: "202", status: "offline" },
  { id: "cleo" as never, name: "Cleo", extension: "203", status: "ready" },
] as const;
const dial = (members: readonly string[], anybody = true) =>
  TestCall.dial(
    nodeFlow("route-to-group", { members: [...members], eachMs: 10_000, anybody, queue: "sales" }, exits),
    nodeRegistry,
    { world: ({ colleagues }) => colleagues.push(...people) },
  );

it("takes turns among those who are signed in, and in the end anybody", async () => {
  const call = await dial(["201", "Bob", "203"]);
  await call.expectAt("subject");
  expect(call.world.queues.requests[0]).toMatchObject({
    agent: "ann",
    stages: [
      { afterMs: 10_000, skills: [{ skill: "agent:cleo", level: 1 }] },
      { afterMs: 20_000, skills: [] },
    ],
  });
  call.world.queues.serve("cleo");
  await call.expectAt("served");
});

it("goes to anybody at once when no member is there, or nowhere", async () => {
  const call = await dial(["202", "999"]);
  await call.expectAt("subject");
  expect(call.world.queues.requests[0]).toMatchObject({ queue: "sales", skills: [], stages: [] });
  await (await dial(["202"], false)).expectAt("unavailable");
});
