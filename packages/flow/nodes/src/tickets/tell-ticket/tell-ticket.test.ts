import { TestCall } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const EXITS = ["told", "no-match", "too-many", "failed"];
const dial = (ticket: string, handle = "+49301", tries = 0) =>
  TestCall.dial(nodeFlow("tell-ticket", { ticket, handle }, EXITS), nodeRegistry, {
    world: ({ ticketDesk }) => {
      ticketDesk.put({ number: 7, status: "open", step: "In the workshop" });
      ticketDesk.handles.set(7, "+49301");
      ticketDesk.tries = tries;
    },
  });

it("says how a ticket stands to its customer, by the name of the status that its flow draws", async () => {
  const call = await dial(" #7 ");
  await call.expectAt("told");
  expect(call.heard.join(" ")).toContain("Ticket 7: In the workshop.");
  expect(call.variables().ticket).toMatchObject({ number: 7 });
});

it("says the same to a wrong number and to another customer: nothing", async () => {
  for (const call of [await dial("8"), await dial("7", "+49302")]) {
    await call.expectAt("no-match");
    expect(call.heard).toEqual([]);
  }
});

it("tells nobody anything who tries one number after the other", async () => {
  await (await dial("7", "+49301", 5)).expectAt("too-many");
});
