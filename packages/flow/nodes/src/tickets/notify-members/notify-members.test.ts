import { TestCall, type TestCallOptions } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const dial = (people: readonly string[], world: NonNullable<TestCallOptions["world"]>) =>
  TestCall.dial(
    nodeFlow(
      "notify-members",
      { people, subject: "Overdue: {{ number }}", body: "Please look." },
      ["sent", "not-configured", "failed", "nobody"],
      { before: { number: 7, boss: "Bo" } },
    ),
    nodeRegistry,
    { world },
  );
const staff: NonNullable<TestCallOptions["world"]> = ({ messages }) => {
  messages.people.set("Ann Berg", "ann@example.org");
  messages.people.set("Bo", "bo@example.org");
};

it("writes to those who are members, in one letter", async () => {
  const call = await dial(["Ann Berg", "{{ boss }}", "stranger@example.org"], staff);
  await call.expectAt("sent");
  expect(call.world.messages.sent).toEqual([
    { channel: "email", to: ["ann@example.org", "bo@example.org"], subject: "Overdue: 7", text: "Please look." },
  ]);
});

it("says that nobody was told", async () => {
  await (await dial(["stranger@example.org"], staff)).expectAt("nobody");
  const refused: typeof staff = (world) => {
    staff(world);
    world.messages.refuse = { code: "message.unreachable", why: "down" };
  };
  await (await dial(["Bo"], refused)).expectAt("failed");
});
