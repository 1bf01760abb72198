import { TestCall } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

it("works out values in order, each seeing those before, and null where one cannot be", async () => {
  const set = [
    { name: "count", value: "count + 1" },
    { name: "twice", value: "count * 2" },
    { name: "greeting", value: '"Hi " + name' },
    { name: "broken", value: "name - 1" },
    { name: "list", value: "[1, 2].map(n, n * count)" },
  ];
  const flow = nodeFlow("set-variables", { set }, ["done"], { before: { count: 2, name: "Ann" } });
  const call = await TestCall.dial(flow, nodeRegistry);
  await call.expectAt("done");
  expect(call.variables()).toMatchObject({ count: 3, twice: 6, greeting: "Hi Ann", broken: null, list: [3, 6] });
});
