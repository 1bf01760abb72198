import type { JsonObject } from "@patchbay/base/json";
import { TestCall, type TestCallOptions } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const config = { to: "{{ to }}", subject: "About {{ topic }}\r\nBcc: evil@x.org", body: "Dear {{ name }}" };
const dial = (more: JsonObject = {}, world: NonNullable<TestCallOptions["world"]> = () => undefined) =>
  TestCall.dial(
    nodeFlow("send-email", { ...config, ...more }, ["sent", "not-configured", "failed", "no-address"], {
      before: { to: "ann@example.org, bo@example.org", topic: "tea", name: "Ann" },
    }),
    nodeRegistry,
    { world },
  );

it("sends words with values filled in, and no header that a value would smuggle in; once also after a restart", async () => {
  const call = await dial();
  await call.expectAt("sent");
  await call.restart((entries) => entries.filter(({ type }) => type === "started"));
  await call.expectAt("sent");
  expect(call.world.messages.sent).toEqual([
    {
      channel: "email",
      to: ["ann@example.org", "bo@example.org"],
      subject: "About tea Bcc: evil@x.org",
      text: "Dear Ann",
    },
  ]);
});

it("takes subject and text from a template", async () => {
  const receipt = {
    name: "receipt",
    title: "Receipt",
    channel: "email",
    subject: "{{ topic }}!",
    body: "Hi {{ name }}",
  } as const;
  const call = await dial({ template: "receipt" }, ({ messages }) => messages.templates.set("receipt", receipt));
  await call.expectAt("sent");
  expect(call.world.messages.sent).toMatchObject([{ subject: "tea!", text: "Hi Ann" }]);
  await (await dial({ template: "gone" })).expectAt("failed");
});

it.each([
  [{ code: "message.not-configured", channel: "email" }, "not-configured"],
  [{ code: "message.unreachable", why: "down" }, "failed"],
  [{ code: "message.refused", why: "no such mailbox" }, "failed"],
] as const)("says of %j: %s", async (refusal, exit) => {
  const call = await dial({}, ({ messages }) => {
    messages.refuse = refusal;
  });
  await call.expectAt(exit);
});

it("leaves by no-address when none comes out", async () => {
  await (await dial({ to: "{{ customer.emails[0] }}" })).expectAt("no-address");
});

it("wants a text or a template", async () => {
  await expect(dial({ body: "" })).rejects.toThrow("Write a text or choose a template.");
});
