import { err, ok, type Result } from "@patchbay/base/result";
import { TestCall } from "@patchbay/engine/test-call";
import type { TransferError, TransferOutcome } from "@patchbay/ports/flow-ports";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const config = {
  number: " {{ desk }} ",
  question: [{ kind: "speech", text: "From {{ call.from }}. Press 5." }],
  digit: "5",
};
const exits = ["talked", "declined", "busy", "no-answer", "failed"];
const flow = nodeFlow("consult-transfer", config, exits, { before: { desk: "+4940222" } });

it.each<[string, Result<TransferOutcome, TransferError>]>([
  ["talked", ok({ how: "talked", talkedMs: 5_000 })],
  ["declined", ok({ how: "rejected" })],
  ["busy", ok({ how: "busy" })],
  ["no-answer", ok({ how: "no-answer" })],
  ["failed", err({ code: "transfer.not-allowed", why: "prefix" })],
])("leaves by %s for %o", async (exit, outcome) => {
  const call = await TestCall.dial(flow, nodeRegistry, {
    world: (world) => {
      world.answerTransfer = () => outcome;
    },
  });
  await call.expectAt(exit);
});

it("asks the party in its words, and the caller hears nothing of it", async () => {
  const call = await TestCall.dial(flow, nodeRegistry);
  await call.expectAt("talked");
  expect(call.world.transfers).toEqual([
    {
      ...{ number: "+4940222", ringMs: 30_000, record: false },
      consent: { prompts: [{ kind: "speech", text: "From +4930111111. Press 5." }], digit: "5", waitMs: 8_000 },
    },
  ]);
  expect(call.heard).toEqual([]);
});
