import { ok } from "@patchbay/base/result";
import { expect, it } from "vitest";
import { flowPortsContract } from "./flow-ports.contract.ts";
import { FakeWorld } from "./flow-ports.fake.ts";

flowPortsContract("FakeWorld", async () => {
  const world = new FakeWorld();
  world.queues.queues = ["sales"];
  world.calendars.set("office", { open: true, reason: "hours" });
  const columns = [
    { name: "sku", title: "Article", type: "text" },
    { name: "price", title: "Price", type: "number" },
  ] as const;
  world.tables.tables.set("prices", { table: { name: "prices", title: "Prices", columns }, rows: [] });
  return {
    ports: world.ports,
    table: "prices",
    queue: "sales",
    calendar: "office",
    number: "+49301",
    tickets: async () => world.tickets.length,
    dials: async () => world.dialled.length,
  };
});

const context = { key: "run-1/step/1", signal: new AbortController().signal };
const collecting = {
  prompts: [],
  minDigits: 1,
  maxDigits: 3,
  terminators: "#",
  firstDigitMs: 5_000,
  betweenDigitsMs: 2_000,
};

it("collects what the caller presses, also ahead of time, and waits no longer than asked", async () => {
  const { voice, clock } = new FakeWorld();
  voice.press("12");
  const collected = voice.collect(collecting, context);
  await Promise.resolve();
  voice.press("3");
  expect(await collected).toEqual(ok({ how: "digits", digits: "123" }));
  const silent = voice.collect(collecting, context);
  await new Promise((resolve) => setImmediate(resolve));
  clock.advance(5_000);
  expect(await silent).toEqual(ok({ how: "timeout", digits: "" }));
  expect(clock.nextWake()).toBeUndefined();
});

it("hears keywords within what the caller says", async () => {
  const { voice } = new FakeWorld();
  const collected = voice.collect({ ...collecting, keywords: ["sales"] }, context);
  await new Promise((resolve) => setImmediate(resolve));
  voice.say("well");
  voice.say("Sales, please");
  expect(await collected).toEqual(ok({ how: "keyword", keyword: "sales", heard: "Sales, please" }));
});
