import { parseArgs } from "node:util";
import type { QueueId, UserId } from "@patchbay/base/ids";
import { agentsFor, erlangA, erlangALevel, erlangC, erlangCLevel } from "@patchbay/simulator/erlang";
import { simulate } from "@patchbay/simulator/simulate";

const HELP = `patchbay staffing --calls PER_HOUR --handle SECONDS [--patience SECONDS] [--level SHARE/SECONDS] [--agents FROM-TO]
  what waits, given up calls and occupancy would be, agent by agent: by the exact formulas, and played through by the router
  that decides on calls.

  --calls     contacts that come in an hour
  --handle    mean time of talk and wrap-up together
  --patience  mean time after which a caller gives up; not given: they wait for ever
  --level     the goal, 80/20 when not given: 80 % answered within 20 s
  --agents    from and to how many; not given: around the fewest that reach the goal
  --contacts  so many are played through, 100000 when not given
  --seed      another day with the same means, 1 when not given
  --json      one JSON line for each number of agents`;

interface Waits {
  readonly inLevel: number;
  readonly waitSeconds: number;
  readonly abandoned: number;
  readonly occupancy: number;
}

interface Line {
  readonly agents: number;
  readonly exact: Waits;
  readonly simulated: Waits;
}

interface Question {
  readonly perHour: number;
  readonly handleMs: number;
  readonly patienceMs: number | undefined;
  readonly share: number;
  readonly withinMs: number;
  readonly contacts: number;
  readonly seed: number;
}

export async function run(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...{ calls: { type: "string" }, handle: { type: "string" }, patience: { type: "string" } },
      ...{ level: { type: "string", default: "80/20" }, agents: { type: "string" } },
      ...{ contacts: { type: "string", default: "100000" }, seed: { type: "string", default: "1" } },
      ...{ json: { type: "boolean" }, help: { type: "boolean" } },
    },
  });
  const [share, within] = values.level.split("/").map(Number);
  const question: Question = {
    perHour: Number(values.calls),
    handleMs: Number(values.handle) * 1_000,
    patienceMs: values.patience === undefined ? undefined : Number(values.patience) * 1_000,
    share: (share ?? 0) / 100,
    withinMs: (within ?? 0) * 1_000,
    contacts: Number(values.contacts),
    seed: Number(values.seed),
  };
  const numbers = Object.values(question).filter((value) => value !== undefined);
  const range = agentRange(values.agents, question);
  if (values.help || numbers.some((value) => !(value > 0)) || question.share >= 1 || !range) {
    console.log(HELP);
    return values.help ? 0 : 1;
  }
  for (let agents = range.from; agents <= range.to; agents++) {
    const line = answer(agents, question);
    console.log(values.json ? JSON.stringify(line) : sentence(line, question));
  }
  return 0;
}

function agentRange(given: string | undefined, question: Question): { from: number; to: number } | undefined {
  if (given !== undefined) {
    const [from, to = from] = given.split("-").map(Number);
    return from && to && from >= 1 && to >= from ? { from, to } : undefined;
  }
  if (!(question.perHour > 0 && question.handleMs > 0 && question.share < 1 && question.withinMs > 0)) return undefined;
  const demand = { perHour: question.perHour, meanHandleMs: question.handleMs };
  const enough = agentsFor(demand, question, question.patienceMs);
  return { from: Math.max(1, enough - 3), to: enough + 2 };
}

function answer(agents: number, question: Question): Line {
  const { perHour, handleMs, patienceMs, withinMs, contacts, seed } = question;
  const pool = { agents, perHour, meanHandleMs: handleMs };
  const exact = patienceMs === undefined ? erlangC(pool) : erlangA(pool, patienceMs);
  const queue = "queue" as QueueId;
  const kind = { queue, skills: [], priority: 5, perHour, meanHandleMs: handleMs };
  const simulated = simulate(
    {
      kinds: [patienceMs === undefined ? kind : { ...kind, meanPatienceMs: patienceMs }],
      agents: Array.from({ length: agents }, (_, index) => ({
        agent: `${index}` as UserId,
        queues: [queue],
        skills: [],
      })),
      rules: new Map(),
    },
    { seed, contacts, warmUp: Math.round(contacts / 20), serviceLevelMs: withinMs },
  );
  return {
    agents,
    exact: {
      inLevel: patienceMs === undefined ? erlangCLevel(pool, withinMs) : erlangALevel(pool, patienceMs, withinMs),
      waitSeconds: exact.meanWaitMs / 1_000,
      abandoned: exact.abandonedShare,
      occupancy: exact.occupancy,
    },
    simulated: {
      inLevel: simulated.inLevelShare,
      waitSeconds: simulated.meanWaitMs / 1_000,
      abandoned: simulated.abandonedShare,
      occupancy: simulated.occupancy,
    },
  };
}

function sentence({ agents, exact, simulated }: Line, { share, withinMs }: Question): string {
  const percent = (value: number) => `${(value * 100).toFixed(1)} %`;
  const goal = exact.inLevel >= share ? "reaches the goal" : "misses the goal";
  return [
    `${agents} agents: ${percent(simulated.inLevel)} within ${withinMs / 1_000} s (exactly ${percent(exact.inLevel)}), ${goal};`,
    `mean wait ${simulated.waitSeconds.toFixed(1)} s (exactly ${exact.waitSeconds.toFixed(1)} s),`,
    `given up ${percent(simulated.abandoned)} (${percent(exact.abandoned)}),`,
    `occupancy ${percent(simulated.occupancy)} (${percent(exact.occupancy)})`,
  ].join(" ");
}
