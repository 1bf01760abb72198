import { TestCall } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const exits = ["free", "busy", "offline", "none", "failed"];
const flow = nodeFlow("last-agent", { days: 2 }, exits);
const dial = (status: "ready" | "away" | "busy" | "offline", agoDays: number) =>
  TestCall.dial(flow, nodeRegistry, {
    world: (world) => {
      world.lastColleague = { colleague: { id: "ann" as never, name: "Ann", status }, agoMs: agoDays * 86_400_000 };
    },
  });

it("finds the agent and tells whether they are free", async () => {
  const call = await dial("ready", 1);
  await call.expectAt("free");
  expect(call.variables().lastAgent).toEqual({ id: "ann", name: "Ann", extension: null, status: "ready" });
  await (await dial("away", 1)).expectAt("busy");
  await (await dial("busy", 1)).expectAt("busy");
  await (await dial("offline", 1)).expectAt("offline");
});

it("finds nobody beyond the days, or for a stranger", async () => {
  await (await dial("ready", 3)).expectAt("none");
  await (await TestCall.dial(flow, nodeRegistry)).expectAt("none");
});
