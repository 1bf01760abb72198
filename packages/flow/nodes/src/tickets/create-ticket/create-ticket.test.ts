import { TestCall, type TestCallOptions } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const config = {
  type: "callback",
  subject: "Call back {{ call.from }}",
  description: "About {{ topic }}",
  priority: "high",
  queue: "sales",
  fields: [{ name: "topic", value: "{{ topic }}" }],
};
const flow = nodeFlow("create-ticket", config, ["created", "failed"], { before: { topic: "sales" } });
const dial = (world: NonNullable<TestCallOptions["world"]>) => TestCall.dial(flow, nodeRegistry, { world });

it("creates the ticket with its values filled in, and saves its number", async () => {
  const call = await dial(() => undefined);
  await call.expectAt("created");
  expect(call.world.tickets).toEqual([
    {
      type: "callback",
      subject: "Call back +4930111111",
      description: "About sales",
      priority: "high",
      queue: "sales",
      fields: { topic: "sales" },
    },
  ]);
  expect(call.variables().ticket).toEqual({ id: "ticket-1", number: 1 });
});

it("leaves by failed when the ticket is refused", async () => {
  const call = await dial((world) => {
    world.refuseTickets = "no such type";
  });
  await call.expectAt("failed");
});
