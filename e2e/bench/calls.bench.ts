/**
 * `npm run bench -- calls`: calls set up per second, and calls held with clean audio, on this machine, everything running on it:
 * database, SIP server, media worker, runtime, gateway, studio, and the load generator itself. JSON lines; beside each figure the
 * one of Asterisk 22 measured on a machine of the same kind (2 cores).
 */
import { readFileSync } from "node:fs";
import { drawFlow } from "@patchbay/flow-model/draw-flow";
import { type LoadReport, runLoad } from "../../apps/cli/src/load/load.ts";
import { CallWorld } from "../calls/call-world.ts";
import { type RunningStack, startStack } from "../stack.ts";

/** Asterisk 22 dialplan: answer, 3 s prompt, digit, hang-up; 0 failed and 0 retransmitted. */
const ASTERISK_CALLS_PER_SECOND = 150;
const ASTERISK_CPU_MS_PER_CALL = 8.0;
/** Two-way G.711 with a playing prompt, gaps over 60 ms below 0.1 %. */
const ASTERISK_HELD = 325;

const stack = await startStack(3);
try {
  const world = await CallWorld.at(stack);
  const prompt = await world.tonePrompt(440, 3);
  const menu = await world.answerWith(
    drawFlow("bench-ivr", {
      start: { type: "start", to: { next: "menu" } },
      menu: {
        type: "menu",
        config: { prompts: [{ kind: "prompt", name: prompt }], choices: [{ id: "one", digit: "1" }], attempts: 1 },
        to: { "choice:one": "bye", timeout: "bye", invalid: "bye", failed: "bye" },
      },
      bye: { type: "hang-up" },
    }),
  );
  const long = await world.tonePrompt(440, 60);
  const held = await world.answerWith(
    drawFlow("bench-held", {
      start: { type: "start", to: { next: "play" } },
      play: {
        type: "play-prompt",
        config: { prompts: [{ kind: "prompt", name: long }] },
        to: { done: "bye", failed: "bye" },
      },
      bye: { type: "hang-up" },
    }),
  );

  for (const rate of [20, 40, 60]) {
    const cpu = cpuOf(stack);
    const report = await runLoad({
      server: world.server,
      number: menu,
      rate,
      forMs: 10_000,
      holdMs: 15_000,
      digits: "1",
      digitsAfterMs: 3_000,
    });
    const cpuMsPerCall = (cpuOf(stack) - cpu) / Math.max(1, report.answered);
    print("ivr", {
      rate,
      ...report,
      cpuMsPerCall,
      ofAsteriskRate: rate / ASTERISK_CALLS_PER_SECOND,
      ofAsteriskCpu: cpuMsPerCall / ASTERISK_CPU_MS_PER_CALL,
    });
    if (!clean(report)) break;
  }
  for (const calls of [50, 100, 200, 300, 400]) {
    const cpu = cpuOf(stack);
    const report = await runLoad({
      server: world.server,
      number: held,
      rate: 40,
      forMs: (calls / 40) * 1_000,
      holdMs: (calls / 40) * 1_000 + 10_000,
      digits: "",
      digitsAfterMs: 0,
    });
    print("held", {
      asked: calls,
      ...report,
      cpuMsPerCallSecond: (cpuOf(stack) - cpu) / (report.packets / 50),
      ofAsteriskHeld: report.mostAtOnce / ASTERISK_HELD,
    });
    if (!clean(report)) break;
  }
} finally {
  await stack.stop();
}

function clean(report: LoadReport): boolean {
  return report.failed === 0 && report.gapShareOver60 < 0.001;
}

function print(what: string, figures: Readonly<Record<string, unknown>>): void {
  const rounded = Object.entries(figures).map(([key, value]) => [
    key,
    typeof value === "number" ? Math.round(value * 1e5) / 1e5 : value,
  ]);
  console.log(JSON.stringify({ bench: "calls", what, ...Object.fromEntries(rounded) }));
}

/** Processor milliseconds of all server processes so far (user and system; 100 ticks a second on Linux). */
function cpuOf({ pids }: RunningStack): number {
  return Object.values(pids).reduce((sum, pid) => {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /, "")
      .split(" ");
    return sum + (Number(fields[11]) + Number(fields[12])) * 10;
  }, 0);
}
