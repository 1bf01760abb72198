import { DAY, HOUR, type Instant, MINUTE } from "@patchbay/base/time";
import type { MetricQuery } from "@patchbay/domain/metric-query";
import { METRICS, type MetricName } from "@patchbay/domain/metrics";
import { fakeChance } from "@patchbay/ports/chance.fake";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestPostgres, type TestPostgres } from "../test-database.ts";
import { asOwner, openTestWorld, type TestWorld } from "../test-tenants.ts";

/** Random slices of random data, each recomputed from the raw rows in plain JavaScript. */
const SLICES = Number(process.env.FUZZ_RUNS ?? 40);
const ENTRIES = 400;

interface Entry {
  readonly queue: string;
  readonly agent: string | null;
  readonly flow: string;
  readonly direction: string;
  readonly entered: Instant;
  readonly answered: Instant | null;
  readonly ended: Instant | null;
  readonly left: string | null;
  readonly wrapped: number | null;
  readonly call: string;
}

let postgres: TestPostgres;
let world: TestWorld;
let entries: readonly Entry[];
let tickets: readonly { readonly created: Instant; readonly status: string; readonly agent: string | null }[];
const { fraction } = fakeChance(42);
const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(fraction() * items.length)] as Item;
const QUEUES = { sales: 20_000, support: 45_000 } as const;
const AGENTS = ["ann", "bob", "cleo"];
const FLOWS = ["welcome", "night"];
const NOW = Date.UTC(2026, 9, 26, 3); // the day after London's clocks went back
const SPAN = 4 * DAY;

beforeAll(async () => {
  postgres = await startTestPostgres();
  world = await openTestWorld(postgres, NOW);
  entries = Array.from({ length: ENTRIES }, (_, index) => randomEntry(index));
  tickets = Array.from({ length: 60 }, () => ({
    created: NOW - Math.floor(fraction() * SPAN),
    status: pick(["new", "open", "pending", "resolved", "closed"]),
    agent: pick([...AGENTS, null]),
  }));
  await asOwner(world.urls, async (client) => {
    // The same rows in another tenant: none of them may be counted here.
    for (const tenant of ["harbour", "yunfan"]) {
      for (const [name, level] of Object.entries(QUEUES)) {
        await client.query(
          `INSERT INTO queue (tenant_id, id, name, title, ring_ms, wrap_up_ms, service_level_ms) VALUES ($1, $2, $2, $3, 1, 1, $4)`,
          [tenant, name, `The ${name} queue`, level],
        );
      }
      for (const [index, entry] of entries.entries()) {
        const status = entry.left ? "left" : !entry.answered ? "waiting" : entry.ended ? "done" : "talking";
        await client.query(
          `INSERT INTO call (tenant_id, id, direction, caller, callee, started_at, ended_at, runtime, flow, queue, agent_id, outcome)
           VALUES ($1, $2, $3, 'a', 'b', $4, $5, 'r', $6, $7, $8, $9)`,
          [
            tenant,
            entry.call,
            entry.direction,
            date(entry.entered),
            date(entry.ended),
            entry.flow,
            entry.queue,
            entry.agent,
            entry.left ?? "completed",
          ],
        );
        await client.query(
          `INSERT INTO queue_entry (tenant_id, id, key, queue_id, call_id, skills, priority, entered_at, screen, status, state,
             agent_id, answered_at, ended_at, left_how, wrapped_ms)
           VALUES ($1, $2, $2, $3, $4, '[]', 5, $5, '{}', $6, '{}', $7, $8, $9, $10, $11)`,
          [
            tenant,
            `e-${index}`,
            entry.queue,
            entry.call,
            date(entry.entered),
            status,
            entry.agent,
            date(entry.answered),
            date(entry.ended),
            entry.left,
            entry.wrapped,
          ],
        );
      }
      for (const [index, ticket] of tickets.entries()) {
        await client.query(
          `INSERT INTO ticket (tenant_id, id, number, key, type, subject, description, status, priority, assignee, created_at)
           VALUES ($1, $2, $3, $2, 't', 's', 'd', $4, 'low', $5, $6)`,
          [tenant, `t-${index}`, index + 1, ticket.status, ticket.agent, date(ticket.created)],
        );
      }
    }
  });
});
afterAll(async () => {
  await world.close();
  await postgres.stop();
});

function date(instant: Instant | null): Date | null {
  return instant === null ? null : new Date(instant);
}

function randomEntry(index: number): Entry {
  const entered = NOW - Math.floor(fraction() * SPAN);
  const wait = Math.floor(fraction() * 90_000);
  const fate = fraction();
  const base = {
    queue: pick(Object.keys(QUEUES)),
    flow: pick(FLOWS),
    direction: pick(["inbound", "outbound", "test"]),
    entered,
    call: `c-${index}`,
  };
  const none = { agent: null, answered: null, ended: null, left: null, wrapped: null };
  if (fate < 0.1) return { ...base, ...none };
  if (fate < 0.35)
    return { ...base, ...none, ended: entered + wait, left: pick(["abandoned", "abandoned", "timeout", "pressed"]) };
  const answered = { ...base, ...none, agent: pick(AGENTS), answered: entered + wait };
  if (fate < 0.4) return answered;
  return {
    ...answered,
    ended: entered + wait + Math.floor(fraction() * 300_000),
    wrapped: pick([null, 1_000, 30_000]),
  };
}

const wait = (entry: Entry) => (entry.answered ?? 0) - entry.entered;
const level = (entry: Entry) => QUEUES[entry.queue as keyof typeof QUEUES];
const isAnswered = (entry: Entry) => entry.answered !== null;
const isAbandoned = (entry: Entry) => entry.left === "abandoned";
const inTime = (entry: Entry) => isAnswered(entry) && wait(entry) <= level(entry);
const isDone = (entry: Entry) => isAnswered(entry) && entry.ended !== null;
const talk = (entry: Entry) => (entry.ended ?? 0) - (entry.answered ?? 0);
const isWaiting = (entry: Entry) => !isAnswered(entry) && entry.left === null;
const share = (part: number, whole: number) => (whole === 0 ? null : part / whole);
const mean = (values: readonly number[]) =>
  share(
    values.reduce((sum, value) => sum + value, 0),
    values.length,
  );
const count = (rows: readonly Entry[], which: (entry: Entry) => boolean) => rows.filter(which).length;

/** The same formulas, written a second time. */
const AGAIN: Partial<Record<MetricName, (rows: readonly Entry[]) => number | null>> = {
  "calls-now": (rows) => count(rows, (row) => row.ended === null),
  "waiting-now": (rows) => count(rows, isWaiting),
  "longest-wait-now": (rows) =>
    count(rows, isWaiting) ? NOW - Math.min(...rows.filter(isWaiting).map((row) => row.entered)) : null,
  "calls-handled": (rows) => count(rows, (row) => row.direction !== "test"),
  "calls-offered": (rows) => rows.length,
  "calls-answered": (rows) => count(rows, isAnswered),
  "calls-abandoned": (rows) => count(rows, isAbandoned),
  "abandon-rate": (rows) => share(count(rows, isAbandoned), count(rows, isAnswered) + count(rows, isAbandoned)),
  "service-level": (rows) => share(count(rows, inTime), count(rows, isAnswered) + count(rows, isAbandoned)),
  "service-level-of-offered": (rows) => share(count(rows, inTime), rows.length),
  "service-level-without-short": (rows) =>
    share(
      count(rows, inTime),
      count(rows, isAnswered) + count(rows, (row) => isAbandoned(row) && (row.ended ?? 0) - row.entered > level(row)),
    ),
  "average-speed-of-answer": (rows) => mean(rows.filter(isAnswered).map(wait)),
  "average-talk-time": (rows) => mean(rows.filter(isDone).map(talk)),
  "average-handle-time": (rows) => mean(rows.filter(isDone).map((row) => talk(row) + (row.wrapped ?? 0))),
};

const LIVE = new Set<string>(METRICS.filter((metric) => metric.live).map((metric) => metric.name));

function matches(entry: Entry, { filters }: MetricQuery): boolean {
  return (
    (!filters.queue || filters.queue.includes(entry.queue)) &&
    (!filters.flow || filters.flow.includes(entry.flow)) &&
    (!filters.direction || filters.direction.includes(entry.direction)) &&
    (!filters.agent || (entry.agent !== null && filters.agent.includes(entry.agent)))
  );
}

function randomQuery(): MetricQuery {
  const from = NOW - Math.floor(fraction() * SPAN);
  return {
    metrics: Object.keys(AGAIN),
    from,
    to: from + Math.floor(fraction() * 2 * DAY),
    timeZone: "Europe/London",
    filters: {
      ...(fraction() < 0.4 && { queue: [pick(Object.keys(QUEUES))] }),
      ...(fraction() < 0.3 && { flow: [pick(FLOWS)] }),
      ...(fraction() < 0.3 && { direction: ["inbound", "test"] }),
      ...(fraction() < 0.2 && { agent: [pick(AGENTS), "nobody"] }),
    },
  };
}

function expectClose(actual: number | null | undefined, expected: number | null): void {
  if (expected === null || actual === null || actual === undefined) expect(actual).toBe(expected);
  else expect(actual).toBeCloseTo(expected, 3);
}

describe("metrics", () => {
  it("equal what the raw rows say, over random spans and filters", async () => {
    for (let slice = 0; slice < SLICES; slice++) {
      const query = randomQuery();
      const { rows } = await world.harbour.facts.query(query);
      expect(rows).toHaveLength(1);
      for (const [index, name] of query.metrics.entries()) {
        const inSpan = (entry: Entry) => LIVE.has(name) || (entry.entered >= query.from && entry.entered < query.to);
        const expected = AGAIN[name as MetricName]?.(entries.filter((entry) => matches(entry, query) && inSpan(entry)));
        expectClose(rows[0]?.values[index], expected ?? null);
      }
    }
  });

  it("are split by queue, agent and flow with the titles of these, and sum up", async () => {
    for (const by of ["queue", "agent", "flow"] as const) {
      const query = { ...randomQuery(), by, filters: {}, metrics: ["calls-answered", "service-level"] };
      const { rows } = await world.harbour.facts.query(query);
      const inSpan = entries.filter((entry) => entry.entered >= query.from && entry.entered < query.to);
      const keys = [...new Set(inSpan.flatMap((entry) => entry[by] ?? []))];
      expect(rows.map((row) => row.key).sort()).toEqual(keys.sort());
      for (const row of rows) {
        const mine = inSpan.filter((entry) => entry[by] === row.key);
        expect(row.values[0]).toBe(count(mine, isAnswered));
        expectClose(row.values[1], AGAIN["service-level"]?.(mine) ?? null);
      }
    }
    const { rows } = await world.harbour.facts.query({
      ...randomQuery(),
      filters: {},
      by: "queue",
      metrics: ["waiting-now"],
    });
    expect(rows.map((row) => row.label)).toEqual(["The sales queue", "The support queue"]);
  });

  it("are split by hours and days without a hole, a repeated hour being two and a long day one", async () => {
    const whole = {
      from: Date.UTC(2026, 9, 23, 23),
      to: Date.UTC(2026, 9, 26),
      timeZone: "Europe/London",
      filters: {},
    };
    const ask = (by: "hour" | "day" | "quarter-hour") =>
      world.harbour.facts.query({ ...whole, by, metrics: ["calls-offered", "abandon-rate"] });
    const [hours, days, quarters] = [await ask("hour"), await ask("day"), await ask("quarter-hour")];
    expect(days.rows.map((row) => row.label)).toEqual(["2026-10-24", "2026-10-25"]);
    expect(hours.rows).toHaveLength(49);
    expect(quarters.rows).toHaveLength(49 * 4);
    for (const [index, row] of hours.rows.entries()) {
      const from = whole.from + index * HOUR;
      expect(Date.parse(row.key ?? "")).toBe(from);
      expect(row.values[0]).toBe(count(entries, (entry) => entry.entered >= from && entry.entered < from + HOUR));
    }
    expect(hours.rows.filter((row) => row.label === "2026-10-25 01:00")).toHaveLength(2);
    const sum = (table: typeof hours) => table.rows.reduce((total, row) => total + (row.values[0] ?? 0), 0);
    expect([sum(hours), sum(quarters)]).toEqual([sum(days), sum(days)]);
  });

  it("name the contacts behind a number, newest first", async () => {
    for (let slice = 0; slice < 10; slice++) {
      const query = { ...randomQuery(), metrics: ["calls-abandoned"] };
      const mine = entries
        .filter(
          (entry) =>
            matches(entry, query) && isAbandoned(entry) && entry.entered >= query.from && entry.entered < query.to,
        )
        .sort((a, b) => b.entered - a.entered);
      expect(await world.harbour.facts.contacts(query, 1_000)).toEqual(mine.map((entry) => entry.call));
      expect(await world.harbour.facts.contacts(query, 2)).toEqual(mine.slice(0, 2).map((entry) => entry.call));
    }
  });

  it("count tickets now and by day", async () => {
    const query = { ...randomQuery(), filters: {}, metrics: ["tickets-created", "tickets-open"] };
    const created = tickets.filter((ticket) => ticket.created >= query.from && ticket.created < query.to).length;
    const open = tickets.filter((ticket) => ["new", "open", "pending"].includes(ticket.status)).length;
    expect((await world.harbour.facts.query(query)).rows).toEqual([{ values: [created, open] }]);
  });

  it("speak of agents as they are now, and of the time they were busy", async () => {
    const { agents, facts, phones } = world.harbour;
    const start = world.clock.now();
    const move = (id: string, event: Parameters<typeof agents.apply>[1], at: Instant) =>
      agents.apply(id as never, event, at);
    for (const id of ["ann", "bob"]) await move(id, { type: "asked", wish: { status: "ready" } }, start);
    await phones.register({ user: "bob" as never, contact: "sip:b", instance: "i", expiresAt: start + DAY });
    const offer = { type: "offered", offer: "o" as never, entry: "e-0" as never, until: start + 40 * MINUTE } as const;
    await move("ann", offer, start + 20 * MINUTE);
    await move("ann", { type: "answered", offer: "o" as never }, start + 21 * MINUTE);
    world.clock.advance(60 * MINUTE);
    const query = { from: start, to: start + DAY, timeZone: "UTC", filters: {} };
    const states = await facts.query({ ...query, metrics: ["agents-by-state"], by: "status" });
    expect(states.rows).toEqual([
      { key: "ready", label: "ready", values: [1] },
      { key: "talking", label: "talking", values: [1] },
    ]);
    const now = await facts.query({ ...query, metrics: ["agents-ready", "agents-by-state", "occupancy"] });
    // Of two agents' 120 minutes since, one was busy for 40.
    expect(now.rows[0]?.values).toEqual([1, 2, expect.closeTo(40 / 120, 6)]);
    const each = await facts.query({ ...query, metrics: ["occupancy"], by: "agent" });
    expect(each.rows.find((row) => row.key === "ann")?.values[0]).toBeCloseTo(40 / 60, 6);
    expect(each.rows.find((row) => row.key === "bob")?.values[0]).toBe(0);
  });
});
