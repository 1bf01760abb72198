import { err, ok, type Result } from "@patchbay/base/result";
import { TestCall } from "@patchbay/engine/test-call";
import type { TransferError, TransferOutcome } from "@patchbay/ports/flow-ports";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const flow = nodeFlow("transfer-to-number", { number: " {{ desk }} " }, ["talked", "busy", "no-answer", "failed"], {
  before: { desk: "+4940222" },
});

it.each<[string, Result<TransferOutcome, TransferError>]>([
  ["talked", ok({ how: "talked", talkedMs: 5_000 })],
  ["busy", ok({ how: "busy" })],
  ["busy", ok({ how: "rejected" })],
  ["no-answer", ok({ how: "no-answer" })],
  ["failed", err({ code: "transfer.not-allowed", why: "prefix" })],
])("leaves by %s for %o", async (exit, outcome) => {
  const call = await TestCall.dial(flow, nodeRegistry, {
    world: (world) => {
      world.answerTransfer = () => outcome;
    },
  });
  await call.expectAt(exit);
  expect(call.world.dialled).toEqual(["+4940222"]);
});
