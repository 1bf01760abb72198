import { TestCall } from "@patchbay/engine/test-call";
import type { FakeWorld } from "@patchbay/ports/flow-ports.fake";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const world = ({ ticketDesk }: FakeWorld) => {
  ticketDesk.put({ number: 7 });
  ticketDesk.put({ number: 8, status: "closed" });
  ticketDesk.agents.set("ann@example.org", "ann");
};
const dial = (ticket: string, agent: string) =>
  TestCall.dial(
    nodeFlow("assign-ticket", { ticket, agent }, ["done", "no-ticket", "no-agent", "failed"], {
      before: { boss: "ann@example.org" },
    }),
    nodeRegistry,
    { world },
  );

it("gives the ticket to the person, and opens a new one", async () => {
  const call = await dial("7", "{{ boss }}");
  await call.expectAt("done");
  expect(call.variables().ticket).toMatchObject({ number: 7, assignee: "ann", status: "open" });
});

it("tells apart who is missing", async () => {
  await (await dial("9", "{{ boss }}")).expectAt("no-ticket");
  await (await dial("7", "nobody")).expectAt("no-agent");
  await (await dial("8", "{{ boss }}")).expectAt("failed");
});
