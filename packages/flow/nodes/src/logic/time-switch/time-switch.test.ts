import { TestCall } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const windows = [
  { id: "sale", firstDate: "2026-11-11", lastDate: "2026-11-12", from: "00:00", to: "24:00" },
  { id: "night", days: ["fri"], from: "22:00", to: "06:00" },
  { id: "office", days: ["mon", "tue", "wed", "thu", "fri"], from: "09:00", to: "18:00" },
];
const exits = [...windows.map(({ id }) => `choice:${id}`), "otherwise", "failed"];

it.each([
  ["2026-11-20T09:00:00+08:00", "choice_office"],
  ["2026-11-20T08:59:59+08:00", "otherwise"],
  ["2026-11-20T18:00:00+08:00", "otherwise"],
  ["2026-11-20T23:30:00+08:00", "choice_night"],
  ["2026-11-21T05:59:00+08:00", "choice_night"],
  ["2026-11-21T12:00:00+08:00", "otherwise"],
  ["2026-11-12T23:59:00+08:00", "choice_sale"],
  ["2026-11-13T00:00:00+08:00", "otherwise"],
])("at %s takes %s", async (at, exit) => {
  const flow = nodeFlow("time-switch", { zone: "Asia/Shanghai", windows }, exits);
  const call = await TestCall.dial(flow, nodeRegistry, {
    world: ({ clock }) => clock.advanceTo(Date.parse(at)),
  });
  expect(call.at()).toBe(exit);
});
