import type { Instant, Millis } from "@patchbay/base/time";
import type { RunTraffic } from "@patchbay/ports/store/run-store";
import type { FlowTraffic } from "@patchbay/wire/flow-traffic";
import type { TenantEvent } from "@patchbay/wire/tenant-event";

const MINUTE: Millis = 60_000;
const HOUR: Millis = 60 * MINUTE;

export interface TrafficOf {
  readonly flow: string;
  /** Only runs of this version. */
  readonly version?: number;
}

interface ExitCount {
  readonly node: string;
  readonly exit: string;
  today: number;
  /** By the minute's first instant. */
  readonly minutes: Map<Instant, number>;
}

/** Where the calls of a flow stand and which exits they take: what is stored up to an instant, and what was heard of since. */
export class TrafficCount {
  readonly #of: TrafficOf;
  readonly #standing: Map<string, string>;
  readonly #exits: Map<string, ExitCount>;

  constructor(of: TrafficOf, { standing, exits }: RunTraffic, heardSince: readonly TenantEvent[] = []) {
    this.#of = of;
    this.#standing = new Map(standing.map(({ run, node }) => [run, node]));
    this.#exits = new Map();
    for (const { node, exit, today, minutes } of exits) {
      const byMinute = new Map(minutes.map(({ began, count }) => [began, count]));
      this.#exits.set(`${node} ${exit}`, { node, exit, today, minutes: byMinute });
    }
    for (const event of heardSince) this.hear(event);
  }

  /** Answers whether the event changed anything. */
  hear(event: TenantEvent): boolean {
    if (event.type === "run.ended") return this.#standing.delete(event.run);
    if (event.type !== "run.at" || event.flow !== this.#of.flow) return false;
    if (this.#of.version !== undefined && event.version !== this.#of.version) return false;
    const { run, node, exit, at } = event;
    if (exit === undefined) {
      this.#standing.set(run, node);
      return true;
    }
    if (this.#standing.get(run) === node) this.#standing.delete(run);
    const key = `${node} ${exit}`;
    const count = this.#exits.get(key) ?? { node, exit, today: 0, minutes: new Map() };
    const minute = at - (at % MINUTE);
    count.today += 1;
    count.minutes.set(minute, (count.minutes.get(minute) ?? 0) + 1);
    this.#exits.set(key, count);
    return true;
  }

  /** All of it; the last hour is counted in whole minutes. */
  state(now: Instant): FlowTraffic {
    const standing: Record<string, number> = {};
    for (const node of this.#standing.values()) standing[node] = (standing[node] ?? 0) + 1;
    const exits = [...this.#exits.values()].map(({ node, exit, today, minutes }) => {
      let lastHour = 0;
      for (const [began, count] of minutes) {
        if (began > now - HOUR) lastHour += count;
        else minutes.delete(began);
      }
      return { node, exit, today, lastHour };
    });
    return { whole: true, standing, exits };
  }
}

/** What is not as it was; undefined when all is. */
export function trafficChange(before: FlowTraffic, after: FlowTraffic): FlowTraffic | undefined {
  const standing: Record<string, number> = {};
  for (const node of new Set([...Object.keys(before.standing), ...Object.keys(after.standing)])) {
    const count = after.standing[node] ?? 0;
    if (count !== (before.standing[node] ?? 0)) standing[node] = count;
  }
  const was = new Map(before.exits.map((count) => [`${count.node} ${count.exit}`, count]));
  const exits = after.exits.filter(({ node, exit, today, lastHour }) => {
    const count = was.get(`${node} ${exit}`);
    return count?.today !== today || count.lastHour !== lastHour;
  });
  return exits.length > 0 || Object.keys(standing).length > 0 ? { whole: false, standing, exits } : undefined;
}
