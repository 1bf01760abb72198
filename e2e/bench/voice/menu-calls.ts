import { runLoad } from "../../../apps/cli/src/load/load.ts";
import { isClean } from "../../../apps/cli/src/load/load-report.ts";
import type { Peer } from "../../../apps/cli/src/phone/sip-phone.ts";
import type { RunningStack } from "../../stack.ts";
import { usageOf } from "../process-usage.ts";

/** Asterisk 22, the same call in its dialplan: calls a second without a failure or retransmission, and its CPU for each. */
const ASTERISK = { callsPerSecond: 150, cpuMsPerCall: 8.0, reactionMs: 0.8 };
const BARS = { cpuMsPerCall: 8, setUpP99Ms: 20, reactionP50Ms: 5 };
/** A call lasts this long, from the answer to the hang-up after the key. */
const CALL_MS = 3_300;
/** What is written when calls end is written by then. */
const AFTERWARDS_MS = 1_000;

/** Whole IVR calls at rising rates, until callers would notice. */
export async function measureMenus(
  stack: RunningStack,
  server: Peer,
  number: string,
  rates: readonly number[],
  forMs: number,
  print: (line: Readonly<Record<string, unknown>>) => void,
): Promise<void> {
  const pids = Object.values(stack.pids);
  const call = { server, number, holdMs: CALL_MS * 5, digits: "1", digitsAfterMs: 3_000 };
  // The first calls pay for what is loaded once.
  await runLoad({ ...call, rate: 10, forMs: 2_000 });
  for (const rate of rates) {
    const before = usageOf(pids);
    const beforeEach = eachOf(stack);
    const report = await runLoad({ ...call, rate, forMs });
    await new Promise((resolve) => setTimeout(resolve, AFTERWARDS_MS));
    const cpuMsPerCall = (usageOf(pids).cpuMs - before.cpuMs) / Math.max(1, report.answered);
    const clean = isClean(report);
    print({
      rate,
      clean,
      ...report,
      cpuMsPerCall,
      cpuMsPerCallBy: Object.fromEntries(
        Object.entries(eachOf(stack)).map(([name, cpu]) => [
          name,
          Math.round(((cpu - (beforeEach[name] ?? 0)) / Math.max(1, report.answered)) * 100) / 100,
        ]),
      ),
      ofAsteriskRate: clean ? rate / ASTERISK.callsPerSecond : 0,
      ofAsteriskCpu: cpuMsPerCall / ASTERISK.cpuMsPerCall,
      ok:
        cpuMsPerCall <= BARS.cpuMsPerCall &&
        report.setUpMs.p99 <= BARS.setUpP99Ms &&
        report.reactionMs.p50 <= BARS.reactionP50Ms,
    });
    if (!clean) return;
  }
}

function eachOf({ pids }: RunningStack): Record<string, number> {
  return Object.fromEntries(Object.entries(pids).map(([name, pid]) => [name, usageOf([pid]).cpuMs]));
}
