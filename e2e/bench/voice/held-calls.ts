import { runLoad } from "../../../apps/cli/src/load/load.ts";
import { isClean } from "../../../apps/cli/src/load/load-report.ts";
import type { Peer } from "../../../apps/cli/src/phone/sip-phone.ts";
import type { RunningStack } from "../../stack.ts";
import { type Usage, usageOf } from "../process-usage.ts";
import type { VoiceNumbers } from "./voice-flows.ts";

/** Asterisk 22: two-way calls with a playing prompt, gaps over 60 ms below 0.1 %, no loss; CPU and memory of each. */
const ASTERISK = { calls: 325, cpuMsPerCallSecond: 2.6, bytesPerCall: 110_000 };
/** New calls per second while the calls are set up: what is measured is how they stand. */
const RATE = 50;

/** Rising numbers of calls that stand at once, with a prompt and then recorded too, until callers would notice. */
export async function measureHeld(
  stack: RunningStack,
  server: Peer,
  numbers: VoiceNumbers,
  counts: readonly number[],
  standMs: number,
  print: (line: Readonly<Record<string, unknown>>) => void,
): Promise<void> {
  const pids = Object.values(stack.pids);
  for (const kind of ["prompt", "recorded"] as const) {
    for (const calls of counts) {
      const empty = usageOf(pids);
      let full: Usage | undefined;
      const forMs = (calls / RATE) * 1_000;
      let end: Usage | undefined;
      const report = await runLoad({
        server,
        number: numbers[kind],
        rate: RATE,
        forMs,
        holdMs: forMs + standMs,
        digits: "",
        digitsAfterMs: 0,
        measureFrom: calls,
        measuring: () => {
          full = usageOf(pids);
          // Before the first one hangs up.
          setTimeout(() => {
            end = usageOf(pids);
          }, standMs * 0.8);
        },
      });
      const clean = isClean(report) && full !== undefined;
      const cpuMs = end && full ? end.cpuMs - full.cpuMs : Number.NaN;
      const cpuMsPerCallSecond = cpuMs / calls / ((standMs * 0.8) / 1_000);
      print({
        kind,
        standing: calls,
        clean,
        ...report,
        cpuMsPerCallSecond,
        bytesPerCall: full ? (full.residentBytes - empty.residentBytes) / calls : undefined,
        ofAsteriskCalls: clean ? calls / ASTERISK.calls : 0,
        ofAsteriskCpu: cpuMsPerCallSecond / ASTERISK.cpuMsPerCallSecond,
        ofAsteriskBytes: full ? (full.residentBytes - empty.residentBytes) / calls / ASTERISK.bytesPerCall : undefined,
      });
      if (!clean) break;
    }
  }
}
