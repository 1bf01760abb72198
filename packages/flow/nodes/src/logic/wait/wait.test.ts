import { TestCall } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

it("goes on when the time is over, not before", async () => {
  const call = await TestCall.dial(nodeFlow("wait", { forMs: 5_000 }, ["done"]), nodeRegistry);
  await (await call.advance(4_999)).expectAt("subject");
  await (await call.advance(1)).expectAt("done");
});

it("works its time out when told to", async () => {
  const flow = nodeFlow("wait", { expression: 'duration("2s") * factor' }, ["done"], { before: { factor: 3 } });
  const call = await TestCall.dial(flow, nodeRegistry);
  await (await call.advance(5_999)).expectAt("subject");
  await (await call.advance(1)).expectAt("done");
});

it("keeps its deadline over a restart", async () => {
  const call = await TestCall.dial(nodeFlow("wait", { forMs: 5_000 }, ["done"]), nodeRegistry);
  await call.advance(3_000);
  await call.restart();
  await (await call.advance(2_000)).expectAt("done");
  expect(call.visited()).toEqual(["start", "subject", "done"]);
});
