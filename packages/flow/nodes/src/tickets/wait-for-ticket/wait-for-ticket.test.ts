import { TestCall } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const dial = (ticket: string) =>
  TestCall.dial(
    nodeFlow("wait-for-ticket", { ticket, status: "resolved", forMs: 60_000 }, [
      "reached",
      "timeout",
      "no-ticket",
      "failed",
    ]),
    nodeRegistry,
    { world: ({ ticketDesk }) => ticketDesk.put({ number: 7 }) },
  );
const solve = (call: TestCall) =>
  call.world.ticketDesk.apply("7", [{ type: "status-set", status: "resolved" }], {
    key: "somebody",
    signal: new AbortController().signal,
  });

it("goes on when somebody brings the ticket there, and at once when it is there already", async () => {
  const call = await dial("7");
  await call.advance(30_000);
  await call.expectAt("subject");
  await solve(call);
  await call.expectAt("reached");
  expect(call.variables().ticket).toMatchObject({ number: 7, status: "resolved" });
});

it("waits no longer than asked, also over a restart", async () => {
  const call = await dial("7");
  await call.advance(30_000);
  await call.restart();
  await (await call.advance(29_999)).expectAt("subject");
  await (await call.advance(1)).expectAt("timeout");
  expect(call.variables().ticket).toMatchObject({ status: "new" });
});

it("leaves by no-ticket when there is none, and lets go when the caller hangs up", async () => {
  await (await dial("9")).expectAt("no-ticket");
  await (await dial("7")).hangUp().expectEnd("abandoned");
});
