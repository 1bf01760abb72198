import { drawFlow } from "@patchbay/flow-model/draw-flow";
import { expect, it, vi } from "vitest";
import { readFlowFile } from "./read-flow-file.ts";

// The importers are loaded when first asked for.
vi.setConfig({ testTimeout: 60_000 });

const flow = drawFlow("hotline", { start: { type: "start" } });

it("opens a flow file of ours as it is, without a report", async () => {
  expect(await readFlowFile(JSON.stringify(flow))).toEqual({ ok: true, value: { document: flow } });
});

it("says where a flow file of ours is damaged", async () => {
  const read = await readFlowFile(JSON.stringify({ ...flow, channel: "pigeon" }));
  expect(read).toMatchObject({ ok: false, error: { en: expect.stringContaining("channel") } });
});

it("opens another product's export with a report", async () => {
  const states = [
    { name: "Trigger", type: "trigger", transitions: [{ event: "incomingCall", next: "hello" }] },
    { name: "hello", type: "say-play", properties: { say: "Hello" }, transitions: [] },
  ];
  const read = await readFlowFile(JSON.stringify({ states, initial_state: "Trigger" }));
  expect(read).toMatchObject({
    ok: true,
    value: { report: { vendor: "twilio", entries: [{ id: "Trigger" }, { id: "hello" }] } },
  });
});

it("refuses what it does not know in words", async () => {
  expect(await readFlowFile("{}")).toMatchObject({
    ok: false,
    error: { en: expect.any(String), zh: expect.any(String) },
  });
});
