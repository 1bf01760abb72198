import type { JsonObject } from "@patchbay/base/json";
import { TestCall, type TestCallOptions } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const dial = (config: JsonObject = {}, world: NonNullable<TestCallOptions["world"]> = () => undefined, from?: string) =>
  TestCall.dial(
    nodeFlow(
      "send-sms",
      { body: "Your code: {{ code }}", ...config },
      ["sent", "not-configured", "failed", "no-number"],
      {
        before: { code: "4711" },
      },
    ),
    nodeRegistry,
    { world, ...(from === undefined ? {} : { from }) },
  );

it("sends to the caller unless told otherwise", async () => {
  const call = await dial();
  await call.expectAt("sent");
  expect(call.world.messages.sent).toEqual([{ channel: "sms", to: "+4930111111", text: "Your code: 4711" }]);
  const other = await dial({ to: "+49 (170) 12-34" });
  expect(other.world.messages.sent).toMatchObject([{ to: "+491701234" }]);
});

it.each([
  [{ code: "message.not-configured", channel: "sms" }, "not-configured"],
  [{ code: "message.refused", why: "no" }, "failed"],
] as const)("says of %j: %s", async (refusal, exit) => {
  const call = await dial({}, ({ messages }) => {
    messages.refuse = refusal;
  });
  await call.expectAt(exit);
});

it("sends nothing without a number or without words", async () => {
  await (await dial({}, undefined, "")).expectAt("no-number");
  await (await dial({ body: "{{ nothing }}" })).expectAt("failed");
});
