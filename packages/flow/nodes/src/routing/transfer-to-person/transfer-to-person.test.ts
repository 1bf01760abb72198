import { err, ok, type Result } from "@patchbay/base/result";
import { TestCall } from "@patchbay/engine/test-call";
import type { PersonOutcome, TransferError } from "@patchbay/ports/flow-ports";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const exits = ["talked", "machine", "unknown", "busy", "no-answer", "failed"];
const flow = nodeFlow("transfer-to-person", { number: " {{ desk }} ", connectUnknown: false }, exits, {
  before: { desk: "+4940222" },
});

it.each<[string, Result<PersonOutcome, TransferError>]>([
  ["talked", ok({ how: "talked", talkedMs: 5_000 })],
  ["machine", ok({ how: "machine" })],
  ["unknown", ok({ how: "unknown" })],
  ["busy", ok({ how: "rejected" })],
  ["no-answer", ok({ how: "no-answer" })],
  ["failed", err({ code: "transfer.not-allowed", why: "prefix" })],
])("leaves by %s for %o", async (exit, outcome) => {
  const call = await TestCall.dial(flow, nodeRegistry, {
    world: (world) => {
      world.answerPerson = () => outcome;
    },
  });
  await call.expectAt(exit);
  expect(call.world.transfers).toMatchObject([{ number: "+4940222", connectUnknown: false, patienceMs: 3_000 }]);
});
