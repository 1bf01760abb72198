import { TestCall } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const flow = nodeFlow("detect-answerer", { maxMs: 4_000, beepMs: 10_000 }, ["person", "machine", "unsure", "failed"]);
type World = Parameters<NonNullable<NonNullable<Parameters<typeof TestCall.dial>[2]>["world"]>>[0];
const dial = (world: (world: World) => void) => TestCall.dial(flow, nodeRegistry, { world });

it("goes on with a person as soon as one is heard", async () => {
  const call = await dial(({ line }) => {
    line.answerer = "person";
  });
  await (await call.advance(1_000)).expectAt("person");
});

it("goes on with a machine when its tone is over", async () => {
  const call = await dial(({ line }) => {
    line.answerer = "machine";
  });
  await (await call.advance(1_000)).expectAt("subject");
  await (await call.advance(1_000)).expectAt("machine");
});

it("waits for a tone that never comes no longer than it is told", async () => {
  const call = await dial(({ line }) => {
    line.answerer = "machine";
    line.beeps = false;
  });
  await (await call.advance(10_999)).expectAt("subject");
  await (await call.advance(1)).expectAt("machine");
});

it("says that it is unsure when the time is up", async () => {
  const call = await dial(({ line }) => {
    line.answerer = "unsure";
  });
  await (await call.advance(3_999)).expectAt("subject");
  await (await call.advance(1)).expectAt("unsure");
  expect(call.heard).toEqual([]);
});
