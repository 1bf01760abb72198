/**
 * The day simulator: `npm run bench -- simulator`. Prints JSON lines. Twenty independent days for each centre; the mean is compared
 * with the exact value (bars: 1 % and 4 standard errors), and calls a second of CPU with 200,000.
 */
import type { QueueId, UserId } from "@patchbay/base/ids";
import { erlangA, erlangC, type Waits } from "../src/erlang.ts";
import { simulate } from "../src/simulate.ts";

const DAYS = 20;
const CONTACTS = 50_000;
const HANDLE_MS = 180_000;
const queue = "queue" as QueueId;
const CENTRES = [
  { agents: 5, load: 3 },
  { agents: 20, load: 15 },
  { agents: 40, load: 32 },
  { agents: 10, load: 12, patienceMs: 360_000 },
  { agents: 50, load: 50, patienceMs: 180_000 },
] as const;

for (const centre of CENTRES) {
  const { agents, load } = centre;
  const patience = "patienceMs" in centre ? { meanPatienceMs: centre.patienceMs } : {};
  const perHour = (load * 3_600_000) / HANDLE_MS;
  const pool = { agents, perHour, meanHandleMs: HANDLE_MS };
  const exact = "patienceMs" in centre ? erlangA(pool, centre.patienceMs) : erlangC(pool);
  const seats = Array.from({ length: agents }, (_, index) => ({
    ...{ agent: `${index}` as UserId, queues: [queue], skills: [] },
  }));
  const kinds = [{ queue, skills: [], priority: 5, perHour, meanHandleMs: HANDLE_MS, ...patience }];
  const cpu = process.cpuUsage();
  const days = Array.from({ length: DAYS }, (_, day) =>
    simulate(
      { kinds, agents: seats, rules: new Map() },
      { seed: day + 1, contacts: CONTACTS, warmUp: 5_000, serviceLevelMs: 20_000 },
    ),
  );
  const used = process.cpuUsage(cpu);
  const callsPerCpuSecond = Math.round((DAYS * CONTACTS) / ((used.user + used.system) / 1e6));
  for (const figure of ["waitedShare", "meanWaitMs", "abandonedShare"] as const) {
    if (exact[figure] === 0) continue;
    console.log(JSON.stringify({ figure, ...centre, ...compared(figure, days, exact), callsPerCpuSecond }));
  }
}

function compared(figure: keyof Waits, days: readonly Waits[], exact: Waits): object {
  const values = days.map((day) => day[figure]);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  const error = Math.sqrt(variance / values.length);
  return {
    exact: exact[figure],
    simulated: mean,
    offPercent: Math.round((mean / exact[figure] - 1) * 10_000) / 100,
    // What the laws of one line explain is taken out: of nothing but rounding there is no error to count in.
    standardErrors: error < mean * 1e-9 ? 0 : Math.round(((mean - exact[figure]) / error) * 100) / 100,
  };
}
