import { TestCall } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const EXITS = ["choice:lab", "choice:solved", "choice:on-customer-commented", "timeout", "no-ticket", "failed"];
const config = {
  ticket: "7",
  name: "In the workshop",
  status: "open",
  moves: [
    { id: "lab", label: "To the laboratory" },
    { id: "solved", label: "Solved" },
  ],
  wakeOn: ["customer-commented"],
  forMs: 60_000,
};
const dial = (more: object = {}) =>
  TestCall.dial(nodeFlow("ticket-step", { ...config, ...more }, EXITS, { flow: { channel: "ticket" } }), nodeRegistry, {
    world: ({ ticketDesk }) => ticketDesk.put({ number: 7 }),
  });

it("brings the ticket to the status, and goes out by the button that is pressed", async () => {
  const call = await dial();
  await call.expectAt("subject");
  expect(call.world.ticketDesk.cards[0]).toMatchObject({ status: "open", number: 7 });
  call.world.ticketDesk.happen({ how: "moved", move: "lab" });
  await call.expectAt("choice_lab");
  expect(call.variables().ticket).toMatchObject({ number: 7 });
});

it("is woken by what it listens to, and by nothing else", async () => {
  const call = await dial();
  call.world.ticketDesk.happen({ how: "agent-commented" });
  await call.expectAt("subject");
  call.world.ticketDesk.happen({ how: "customer-commented" });
  await call.expectAt("choice_on-customer-commented");
});

it("stays no longer than asked, also over a restart", async () => {
  const call = await dial();
  await call.advance(30_000);
  await call.restart();
  await (await call.advance(29_999)).expectAt("subject");
  await (await call.advance(1)).expectAt("timeout");
});

it("leaves by no-ticket when there is none", async () => {
  await (await dial({ ticket: "9" })).expectAt("no-ticket");
});
