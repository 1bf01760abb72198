import { TestCall } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const dial = (ticket: string) =>
  TestCall.dial(
    nodeFlow("add-ticket-note", { ticket, note: "Called again from {{ call.from }}" }, ["done", "no-ticket", "failed"]),
    nodeRegistry,
    { world: ({ ticketDesk }) => ticketDesk.put({ number: 7 }) },
  );

it("writes the note once, also after a restart", async () => {
  const call = await dial("7");
  await call.expectAt("done");
  await call.restart((entries) => entries.filter(({ type }) => type === "started"));
  await call.expectAt("done");
  expect(call.world.ticketDesk.comments).toEqual(["Called again from +4930111111"]);
});

it("leaves by no-ticket when there is none", async () => {
  await (await dial("8")).expectAt("no-ticket");
});
