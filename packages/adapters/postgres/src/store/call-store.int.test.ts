import type { CallId, LegId, RecordingId, RunId, UserId } from "@patchbay/base/ids";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestWorld, type TestWorld } from "../test-tenants.ts";

let world: TestWorld;
const ann = "ann" as UserId;

beforeAll(async () => {
  world = await startTestWorld();
});
afterAll(() => world.close());

describe("calls", () => {
  const call = (id: string, more: object = {}) => ({
    id: id as CallId,
    direction: "inbound" as const,
    from: "+447700900123",
    to: "4000",
    startedAt: world.clock.now(),
    runtime: "runtime-1",
    flow: "welcome",
    version: 1,
    run: `run-of-${id}` as RunId,
    sipCallId: "x@y",
    ...more,
  });

  it("are kept from start to end with legs, path, recordings and notes", async () => {
    const { calls } = world.harbour;
    const at = world.clock.now();
    const id = "call-1" as CallId;
    await Promise.all([
      calls.start(call(id)),
      calls.addLeg({ id: "leg-1" as LegId, call: id, role: "customer", party: "+447700900123", startedAt: at }),
      calls.update(id, { answeredAt: at + 1_000 }),
      calls.addStep({ call: id, run: "r" as RunId, seq: 0, flow: "welcome", version: 1, node: "start", at }),
      calls.saveResume(id, { dialog: ["a\u0000b"] }),
    ]);
    expect(await calls.find(id)).toEqual({ ...call(id), answeredAt: at + 1_000, resume: { dialog: ["ab"] } });
    expect(await calls.open("runtime-1")).toHaveLength(1);
    expect(await calls.adopt("runtime-1", "runtime-2")).toMatchObject([{ id, runtime: "runtime-2" }]);
    expect(await calls.adopt("runtime-1", "runtime-2")).toEqual([]);

    await calls.addStep({
      call: id,
      run: "r" as RunId,
      seq: 0,
      flow: "welcome",
      version: 1,
      node: "start",
      at,
      exit: "next",
    });
    await calls.addStep({
      call: id,
      run: "r" as RunId,
      seq: 1,
      flow: "welcome",
      version: 1,
      node: "ask",
      at: at + 5,
      variables: { a: 1 },
    });
    expect(await calls.path(id)).toMatchObject([
      { seq: 0, exit: "next" },
      { seq: 1, node: "ask", variables: { a: 1 } },
    ]);

    const recording = {
      id: "rec-1" as RecordingId,
      call: id,
      kind: "conversation" as const,
      path: "/tmp/r.wav",
      startedAt: at,
    };
    await calls.addRecording(recording);
    expect(await calls.recordedNow([id])).toEqual([id]);
    await calls.finishRecording(recording.id, 10_000, 320_044);
    expect(await calls.recordedNow([id])).toEqual([]);
    expect(await calls.recordings(id)).toEqual([{ ...recording, durationMs: 10_000, bytes: 320_044 }]);
    await calls.addNote(id, { by: ann, at, text: "Wants a refund" });
    expect(await calls.notes(id)).toEqual([{ by: "ann", byName: "Name of ann", at, text: "Wants a refund" }]);

    await calls.endLeg("leg-1" as LegId, at + 9_000, "16");
    await calls.end(id, { at: at + 9_000, outcome: "completed", by: "customer", cause: "BYE" });
    await calls.end(id, { at: at + 99_000, outcome: "failed", by: "system" });
    expect(await calls.find(id)).toMatchObject({
      endedAt: at + 9_000,
      outcome: "completed",
      endedBy: "customer",
      cause: "BYE",
    });
    expect((await calls.find(id))?.resume).toBeUndefined();
    expect(await calls.legs(id)).toMatchObject([{ endedAt: at + 9_000, cause: "16" }]);
    expect(await calls.open()).toEqual([]);
    expect(await world.yunfan.calls.find(id)).toBeUndefined();
    expect(await world.yunfan.calls.path(id)).toEqual([]);
  });

  it("are searched by number, name and what they were, page by page", async () => {
    const { calls, customers } = world.harbour;
    const { id: customer } = await customers.create({ name: "Zoë 100%", phones: [], emails: [], tags: [], fields: {} });
    for (let count = 0; count < 5; count++) {
      world.clock.advance(1_000);
      const id = `search-${count}` as CallId;
      await calls.start(call(id, { from: `+4930${count}` }));
      await calls.update(id, { customer, queue: "sales", ...(count === 2 && { agent: ann }) });
    }
    const page = await calls.search({ text: "zoë 100%", limit: 3 });
    const rest = await calls.search({ text: "zoë 100%", limit: 3, cursor: page.next as string });
    expect([...page.calls, ...rest.calls].map((found) => found.id)).toEqual(
      [4, 3, 2, 1, 0].map((count) => `search-${count}`),
    );
    expect(rest.next).toBeUndefined();
    expect((await calls.search({ text: "+49303", limit: 9 })).calls).toMatchObject([
      { id: "search-3", customerName: "Zoë 100%" },
    ]);
    expect((await calls.search({ agent: ann, queue: "sales", limit: 9 })).calls).toMatchObject([
      { agentName: "Name of ann" },
    ]);
    expect((await calls.search({ openOnly: true, limit: 9 })).calls).toHaveLength(5);
    const wanted = ["search-1", "search-4", "none"] as CallId[];
    expect((await calls.search({ ids: wanted, limit: 9 })).calls.map((call) => call.id)).toEqual([
      "search-4",
      "search-1",
    ]);
    expect((await calls.search({ ids: [], limit: 9 })).calls).toEqual([]);
    expect((await calls.search({ text: "%", limit: 9, outcome: "completed" })).calls).toEqual([]);
  });
});
