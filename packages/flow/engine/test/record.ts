/**
 * Records calls for recorded.test.ts: `node packages/flow/engine/test/record.ts`. A recording that exists is kept: it is what an
 * engine of that day did, and every later engine must do the same with it. A kind of step that no recording has gets one of its own.
 */
import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { must, ok } from "@patchbay/base/result";
import { compileAll, publishable } from "@patchbay/compiler/compile-all";
import { drawFlow } from "@patchbay/flow-model/draw-flow";
import { nodeRegistry } from "@patchbay/nodes/registry.gen";
import type { FakeWorld } from "@patchbay/ports/flow-ports.fake";
import { TestCall } from "../src/test-call.ts";
import { unrecordedNodes } from "./recorded-nodes.ts";
import type { Recording } from "./recording.ts";
import { sampleConfig } from "./sample-config.ts";
import {
  answererTour,
  branchesTour,
  dataTour,
  dataWorld,
  logicTour,
  partyTour,
  textTour,
  tour,
  voiceTour,
} from "./tours.ts";

const SEEDS = join(import.meta.dirname, "../../../../prisma/seed/flows");
const OUT = join(import.meta.dirname, "recorded");
const references = { queue: ["sales", "support"], calendar: ["office-hours"], prompt: [] };
const transfer = drawFlow("transfer", {
  start: { type: "start", to: { next: "pause" } },
  pause: { type: "wait", config: { expression: 'duration("2s")' }, to: { done: "dial" } },
  dial: {
    type: "transfer-to-number",
    config: { number: "+4940222" },
    to: { talked: "end", busy: "end", "no-answer": "end", failed: "end" },
  },
  end: { type: "end" },
});
const demo = globSync("*.flow.json", { cwd: SEEDS }).map((file) => JSON.parse(readFileSync(join(SEEDS, file), "utf8")));
const toured = new Set([textTour, answererTour].flatMap(({ nodes }) => Object.values(nodes).map(({ type }) => type)));
const untoured = unrecordedNodes().filter(({ type }) => !toured.has(type));
const single = untoured.map((definition) =>
  tour(`only-${definition.type}`, [[definition.type, sampleConfig(definition)]], {
    channel: definition.channels[0] ?? "voice",
  }),
);
const flows = new Map(
  [...demo, transfer, logicTour, dataTour, voiceTour, partyTour, textTour, answererTour, branchesTour, ...single].map(
    (flow) => [flow.name as string, flow],
  ),
);
const programs = must(
  publishable(compileAll([...flows.values()], { registry: nodeRegistry, references, programs: new Map() })),
);

const open = (world: FakeWorld) => world.calendars.set("office-hours", { open: true, reason: "hours" });
const closed = (world: FakeWorld) => world.calendars.set("office-hours", { open: false, reason: "closed" });
const clinic = (world: FakeWorld) => {
  const body = { state: "booked", at: "2026-03-01T09:00:00Z", spoken: "1 March at 9" };
  world.answerHttp = () => ({ result: ok({ status: 200, headers: {}, body }) });
};

await record("welcome-served", "welcome", open, async (call) => {
  await call.press("1").settle();
  await call.advance(15_000);
  call.world.queues.serve("ann", 42_000);
});
await record("welcome-abandoned-in-queue", "welcome", open, async (call) => {
  await call.press("2").advance(9_000);
  call.hangUp();
});
await record("welcome-wrong-keys", "welcome", open, async (call) => {
  await call.press("777").settle();
});
await record("welcome-gives-up-waiting", "welcome", open, async (call) => {
  await call.press("2").advance(300_000);
  await call.advance(4_000);
  call.press("#");
});
await record("welcome-out-of-hours-message", "welcome", closed, async (call) => {
  await call.advance(6_000);
  call.press("#");
});
await record(
  "five-levels-there-and-back",
  "five-levels",
  () => undefined,
  async (call) => {
    await call.press("120").settle();
    await call.press("21111").settle();
  },
);
await record("appointment-cancelled", "appointment", clinic, async (call) => {
  await call.press("482913").settle();
  await call.press("1").settle();
});
await record("appointment-restarted-in-sub-flow", "appointment", clinic, async (call) => {
  await call.press("48").advance(1_000);
  await call.restart();
  await call.press("482913").settle();
  call.press("2");
});
await record("appointment-without-number", "appointment", clinic, async (call) => {
  await call.advance(24_000);
  call.world.queues.serve();
});
await record(
  "transfer-after-a-pause",
  "transfer",
  () => undefined,
  async (call) => {
    await call.advance(2_000);
  },
);
await record("logic-tour", "logic-tour", open, async (call) => {
  await call.advance(5_000);
});
await record("voice-tour", "voice-tour", open, async (call) => {
  await call.advance(60_000);
});
await record("party-tour", "party-tour", open, async (call) => {
  await call.advance(300_000);
  call.hangUp();
});
await record("data-tour", "data-tour", dataWorld, async (call) => {
  await call.advance(4_000);
  await call.press("4").settle();
});
await record("branches-tour", "branches-tour", open, async (call) => {
  await call.advance(1_000);
  await call.restart();
  await call.advance(1_000);
});
await record("text-tour", "text-tour", open, async (call) => {
  await call.say("ann").settle();
  await call.say("ann@example.org").settle();
  await call.say("my dog").settle();
  await call.say("invoice").settle();
});
const machine = (world: FakeWorld) => {
  world.line.answerer = "machine";
};
await record("answerer-tour", "answerer-tour", machine, async (call) => {
  await call.advance(2_000);
});
for (const { name } of single) {
  await record(name, name, dataWorld, async (call) => {
    await call.advance(600_000);
    if (!call.end) call.hangUp();
  });
}

async function record(
  name: string,
  flow: string,
  world: (world: FakeWorld) => unknown,
  caller: (call: TestCall) => Promise<void>,
): Promise<void> {
  const file = join(OUT, `${name}.json`);
  if (existsSync(file)) return;
  const call = await TestCall.dial(flows.get(flow), nodeRegistry, {
    references,
    programs,
    world: (scene) => void world(scene),
  });
  await caller(call);
  await call.settle();
  const entries = await call.journal();
  if (entries.at(-1)?.type !== "ended") throw new Error(`${name}: the call has not ended, it is at ${call.at()}`);
  const used = [...programs.values()].filter(
    ({ program }) => program.flow === flow || call.path.some((at) => at.flow === program.flow),
  );
  const recording: Recording = {
    root: programs.get(flow)!.hash,
    programs: Object.fromEntries(used.map(({ hash, program }) => [hash, program])),
    entries,
    path: call.path,
  };
  writeFileSync(file, `${JSON.stringify(recording, null, 2)}\n`);
  console.log(`recorded ${name}: ${entries.length} entries, ${call.path.length} places`);
}
