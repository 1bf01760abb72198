import { TestCall } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const chat = { flow: { channel: "chat" as const }, before: { order: "A-7" } };
const dial = (config: Record<string, string>) =>
  TestCall.dial(nodeFlow("send-message", config, ["next", "failed"], chat), nodeRegistry, {
    world: ({ messages }) =>
      messages.templates.set("hello", {
        name: "hello",
        title: "Hello",
        channel: "sms",
        subject: "",
        body: "Hi, {{ order }}",
      }),
  });

it("writes the text with its values, a picture and a link, and goes on by next", async () => {
  const call = await dial({
    body: "Order {{ order }} is on its way.",
    image: "https://shop.example/{{ order }}.png",
    link: "https://shop.example/track",
    linkLabel: "Track it",
  });
  await call.expectAt("next");
  expect(call.world.conversation.said).toEqual([
    {
      text: "Order A-7 is on its way.",
      image: "https://shop.example/A-7.png",
      link: { url: "https://shop.example/track", label: "Track it" },
    },
  ]);
});

it("sends a template's words, and fails where there is none of that name", async () => {
  const call = await dial({ template: "hello" });
  await call.expectAt("next");
  expect(call.heard).toEqual(["Hi, A-7"]);
  await (await dial({ template: "gone" })).expectAt("failed");
});

it("leaves out a link that is no web address", async () => {
  const call = await dial({ body: "Look", link: "javascript:alert(1)", image: "data:text/html,x" });
  expect(call.world.conversation.said).toEqual([{ text: "Look" }]);
});

it("is refused on a call", async () => {
  const voice = nodeFlow("send-message", { body: "Hi" }, ["next", "failed"]);
  await expect(TestCall.dial(voice, nodeRegistry)).rejects.toThrow(/channel|voice|call/i);
});
