import { TestCall } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const insight = { waiting: 4, longestWaitMs: 90_000, expectedWaitMs: 120_000, signedIn: 3, ready: 1 };

const dial = (config: object, known = true) =>
  TestCall.dial(
    nodeFlow("queue-status", { queue: "{{ team }}", into: "status", ...config }, ["normal", "crowded", "failed"], {
      before: { team: "sales" },
    }),
    nodeRegistry,
    { world: ({ insights }) => known && insights.set("sales", insight) },
  );

it("is crowded by number or by time, and normal below both", async () => {
  await (await dial({ waiting: 4 })).expectAt("crowded");
  await (await dial({ waiting: 5 })).expectAt("normal");
  await (await dial({ waiting: 0, longestMs: 90_000 })).expectAt("crowded");
  await (await dial({ waiting: 5, longestMs: 90_001 })).expectAt("normal");
});

it("saves all figures, and fails for a queue that is not there", async () => {
  const call = await dial({});
  await call.expectAt("normal");
  expect(call.variables().status).toEqual(insight);
  await (await dial({}, false)).expectAt("failed");
});
