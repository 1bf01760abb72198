import { TestCall } from "@patchbay/engine/test-call";
import type { CustomerCard } from "@patchbay/ports/flow-ports";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const ann: CustomerCard = {
  id: "c1" as never,
  name: "Ann",
  phones: ["+4930111111"],
  emails: ["ann@example.org"],
  tags: ["vip"],
  fields: { externalId: "4711" },
};
const dial = (config: object, from = "+4930111111") =>
  TestCall.dial(
    nodeFlow("look-up-customer", { ...config }, ["found", "not-found", "failed"], { before: { digits: "4711" } }),
    nodeRegistry,
    {
      from,
      world: ({ customers }) => customers.push(ann),
    },
  );

it("finds the card by the caller's number unless told otherwise", async () => {
  const call = await dial({});
  await call.expectAt("found");
  expect(call.variables().customer).toEqual(ann);
});

it("finds it by e-mail or your own number", async () => {
  await (await dial({ by: "email", value: "ann@example.org" }, "")).expectAt("found");
  await (await dial({ by: "externalId", value: "{{ digits }}" }, "")).expectAt("found");
});

it("leaves by not-found for a stranger and for a withheld number, with no customer", async () => {
  for (const from of ["+49999", ""]) {
    const call = await dial({}, from);
    await call.expectAt("not-found");
    expect(call.variables().customer).toBeNull();
  }
});
