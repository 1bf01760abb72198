import { TestCall } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const exits = ["left", "full", "failed"];
const dial = (room: string, people = 0) =>
  TestCall.dial(
    nodeFlow("conference", { room: " {{ room }} ", most: 3, leaveDigit: "*", muteDigit: "6" }, exits, {
      before: { room },
    }),
    nodeRegistry,
    { world: ({ conference }) => conference.people.set("4711", people) },
  );

it("joins the room, and leaves by the key only", async () => {
  const call = await dial("4711", 2);
  await call.press("6").expectAt("subject");
  expect(call.world.conference.people.get("4711")).toBe(3);
  await call.press("*").expectAt("left");
  expect(call.world.conference.people.get("4711")).toBe(2);
});

it("does not squeeze in, and needs a room", async () => {
  await (await dial("4711", 3)).expectAt("full");
  await (await dial("")).expectAt("failed");
});

it("leaves the room by hanging up", async () => {
  const call = await dial("4711", 1);
  await call.hangUp().expectEnd("abandoned");
  expect(call.world.conference.people.get("4711")).toBe(1);
});

it("gives a moderator the keys that are set, and nobody else", async () => {
  const keys = { lockDigit: "1", hushDigit: "", endDigit: "9" };
  const join = async (moderates: boolean) => {
    const config = { room: "4711", moderates, ...keys };
    const call = await TestCall.dial(nodeFlow("conference", config, exits), nodeRegistry);
    return call.world.conference.joined?.moderates;
  };
  expect(await join(true)).toEqual({ lockDigit: "1", endDigit: "9" });
  expect(await join(false)).toBeUndefined();
});
