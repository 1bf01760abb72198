import { TestCall } from "@patchbay/engine/test-call";
import { drawFlow } from "@patchbay/flow-model/draw-flow";
import { expect, it } from "vitest";
import { nodeRegistry } from "../../registry.gen.ts";

const flow = (config: { readonly add?: readonly string[]; readonly remove?: readonly string[] }) =>
  drawFlow("tags", {
    start: { type: "start", to: { next: "look" } },
    look: { type: "look-up-customer", to: { found: "tag", "not-found": "tag" } },
    tag: { type: "tag-customer", config: { ...config }, to: { done: "park", "no-customer": "bye" } },
    park: { type: "wait", config: { forMs: 60_000 }, to: { done: "bye" } },
    bye: { type: "hang-up" },
  });
const ann = { id: "c1" as never, name: "Ann", phones: ["+4930111111"], emails: [], tags: ["new", "vip"], fields: {} };

it("adds tags and takes them away; one that is there stays once", async () => {
  const call = await TestCall.dial(flow({ add: ["vip", "from {{ call.to }}"], remove: ["new"] }), nodeRegistry, {
    world: ({ customers }) => customers.push(ann),
  });
  await call.expectAt("park");
  expect(call.variables().customer).toMatchObject({ tags: ["vip", "from 4000"] });
  expect(call.world.customers[0]?.tags).toEqual(["vip", "from 4000"]);
});

it("leaves by no-customer for a stranger", async () => {
  await (await TestCall.dial(flow({ add: ["x"] }), nodeRegistry)).expectEnd("completed");
});

it("wants at least one tag", async () => {
  await expect(TestCall.dial(flow({}), nodeRegistry)).rejects.toThrow("FLOW103");
});
