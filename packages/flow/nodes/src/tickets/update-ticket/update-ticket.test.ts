import type { JsonObject } from "@patchbay/base/json";
import { TestCall } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const dial = (config: JsonObject) =>
  TestCall.dial(
    nodeFlow("update-ticket", { ticket: "{{ wanted }}", ...config }, ["done", "no-ticket", "failed"], {
      before: { wanted: "7" },
    }),
    nodeRegistry,
    { world: ({ ticketDesk }) => ticketDesk.put({ number: 7, status: "closed", subject: "Old", fields: { a: 1 } }) },
  );

it("changes what it is told to, in an order that a closed ticket takes", async () => {
  const fields = [{ name: "b", value: "{{ 1 + 1 }}" }];
  const call = await dial({ status: "open", priority: "urgent", subject: "New: {{ wanted }}", fields });
  await call.expectAt("done");
  const ticket = { number: 7, status: "open", priority: "urgent", subject: "New: 7", fields: { a: 1, b: "2" } };
  expect(call.world.ticketDesk.cards[0]).toMatchObject(ticket);
  expect(call.variables().ticket).toMatchObject(ticket);
});

it("leaves by no-ticket or failed, with nothing changed", async () => {
  await (await dial({ ticket: "8", status: "open" })).expectAt("no-ticket");
  const call = await dial({ priority: "low" });
  await call.expectAt("failed");
  expect(call.world.ticketDesk.cards[0]).toMatchObject({ status: "closed", priority: "normal" });
});
