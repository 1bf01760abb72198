import type { JsonObject } from "@patchbay/base/json";
import { TestCall } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const EXITS = ["arrived", "not-as-expected", "timeout", "failed"];
const dial = (more: JsonObject = {}) =>
  TestCall.dial(
    nodeFlow("wait-for-event", { name: "paid", key: "order {{ 17 }}", forMs: 60_000, ...more }, EXITS),
    nodeRegistry,
  );
const raise = (call: TestCall, payload: JsonObject, key = "order 17") =>
  call.world.events.raise(
    { name: "paid", key, payload },
    { key: `${key} ${JSON.stringify(payload)}`, signal: new AbortController().signal },
  );

it("goes on when the event of its key arrives, with its values", async () => {
  const call = await dial({
    values: [
      { field: "amount", type: "number", into: "amount" },
      { field: "by", type: "text", into: "by" },
    ],
  });
  await raise(call, { amount: 1, by: "somebody" }, "order 18");
  await call.expectAt("subject");
  await raise(call, { amount: "12.5", by: "card" });
  await call.expectAt("arrived");
  expect(call.variables()).toMatchObject({ amount: 12.5, by: "card", event: { amount: "12.5" } });
});

it("gets the same event again after a restart, and it is had once", async () => {
  const call = await dial();
  await raise(call, { amount: 1 });
  await call.settle();
  await call.restart((entries) => entries.slice(0, -1));
  await call.expectAt("arrived");
  expect(call.world.events.raised.map(({ taken }) => taken?.split("/").length)).toEqual([3]);
});

it("leaves by not-as-expected when a value is missing or of another type", async () => {
  const call = await dial({ values: [{ field: "amount", type: "number", into: "amount" }] });
  await raise(call, { amount: "twelve" });
  await call.expectAt("not-as-expected");
  expect(call.variables().amount).toBeUndefined();
});

it("waits no longer than asked, also over a restart, and lets go when the caller hangs up", async () => {
  const call = await dial();
  await call.advance(30_000);
  await call.restart();
  await (await call.advance(29_999)).expectAt("subject");
  await (await call.advance(1)).expectAt("timeout");
  await (await dial()).hangUp().expectEnd("abandoned");
});
