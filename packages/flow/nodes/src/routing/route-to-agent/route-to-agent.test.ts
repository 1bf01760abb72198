import { TestCall } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const exits = [...["served", "timeout", "full", "unstaffed", "pressed", "failed"], "unavailable"];

const ann = { id: "ann" as never, name: "Ann", extension: "201", status: "busy" } as const;
const dial = (status: "busy" | "offline", config: object = {}) =>
  TestCall.dial(
    nodeFlow("route-to-agent", { agent: "{{ wanted }}", queue: "sales", ...config }, exits, {
      before: { wanted: "201" },
    }),
    nodeRegistry,
    { world: ({ colleagues }) => colleagues.push({ ...ann, status }) },
  );

it("waits for the one agent, also a busy one", async () => {
  const call = await dial("busy");
  await call.expectAt("subject");
  expect(call.world.queues.requests[0]).toMatchObject({ queue: "sales", agent: "ann", stages: [] });
  call.world.queues.serve("ann");
  await call.expectAt("served");
});

it("lets anybody take over after a while", async () => {
  const call = await dial("offline", { otherwiseMs: 20_000 });
  await call.expectAt("subject");
  expect(call.world.queues.requests[0]).toMatchObject({
    agent: "ann",
    stages: [{ afterMs: 20_000, skills: [] }],
    exitWhenUnstaffed: false,
  });
});

it("does not wait for an agent who has gone home, nor for nobody", async () => {
  await (await dial("offline")).expectAt("unavailable");
  const nobody = await dial("busy", { agent: "999" });
  await nobody.expectAt("unavailable");
  expect(nobody.world.queues.requests).toEqual([]);
});
