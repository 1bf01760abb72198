import type { Instant, Millis } from "@patchbay/base/time";
import type { BusinessCalendar } from "../hours.ts";
import type { TicketEvent, TicketPriority, TicketStatus } from "../ticket.ts";
import { afterWorking, workedMs } from "../working-time.ts";
import type { TicketAction } from "./ticket-action.ts";

export const SLA_CLOCKS = ["first-response", "resolution"] as const;
export type SlaClockName = (typeof SLA_CLOCKS)[number];

/** What we promise for some tickets. Of the policies that fit a ticket the first one counts. */
export interface SlaPolicy {
  readonly name: string;
  readonly title: string;
  /** Each empty: any. */
  readonly types: readonly string[];
  readonly priorities: readonly TicketPriority[];
  readonly tiers: readonly string[];
  /** By name; clocks stand still outside its hours. */
  readonly calendar: string;
  readonly targets: Readonly<Partial<Record<SlaClockName, Millis>>>;
  readonly pauseIn: readonly TicketStatus[];
  /** The share of the target after which to warn: 0.8 warns with a fifth left. */
  readonly warnAt: number;
  readonly escalations: readonly Escalation[];
}

export type SlaMoment = "warning" | "breach";

export interface Escalation {
  readonly on: SlaMoment;
  readonly clock: SlaClockName;
  readonly actions: readonly TicketAction[];
}

/** One promise: how far its time has run, and when it runs out. */
export interface SlaClock {
  readonly targetMs: Millis;
  /** Opening time used in stretches that are over. */
  readonly usedMs: Millis;
  /** Since when it runs, if it runs. */
  readonly since?: Instant;
  /** Absent while it stands still, when it was kept before, or when the calendar does not open that long. */
  readonly warnAt?: Instant;
  readonly dueAt?: Instant;
  /** When what was promised was done. */
  readonly metAt?: Instant;
  readonly warned: boolean;
  readonly breached: boolean;
}

export interface TicketSla {
  readonly policy: string;
  readonly clocks: Readonly<Partial<Record<SlaClockName, SlaClock>>>;
}

/** What happened to a ticket, in order; `by` absent: a customer or a program. */
export type TicketHistory = readonly {
  readonly at: Instant;
  readonly by?: string;
  readonly event: TicketEvent;
  /** As the event left it. */
  readonly status: TicketStatus;
}[];

/** A stretch in which a clock runs; without an end it still does. */
export interface RunningSpan {
  readonly from: Instant;
  readonly to?: Instant;
}

export interface Standing {
  readonly usedMs: Millis;
  readonly since?: Instant;
  /** When so much time has been used, in a stretch that is over or in the one that runs. */
  readonly reachedAt?: Instant;
}

/** How far a clock has come through these stretches, and when it reaches the target; outside of hours it never moves. */
export function slaDue(calendar: BusinessCalendar, spans: readonly RunningSpan[], targetMs: Millis): Standing {
  let usedMs = 0;
  let reachedAt: Instant | undefined;
  for (const { from, to } of spans) {
    const left = targetMs - usedMs;
    if (to === undefined) {
      reachedAt ??= afterWorking(calendar, from, Math.max(0, left));
      return { usedMs, since: from, ...(reachedAt === undefined ? {} : { reachedAt }) };
    }
    const worked = workedMs(calendar, { from, to });
    if (worked >= left) reachedAt ??= afterWorking(calendar, from, Math.max(0, left));
    usedMs += worked;
  }
  return { usedMs, ...(reachedAt === undefined ? {} : { reachedAt }) };
}

/** The policy of a ticket: the first that fits. */
export function policyFor(
  policies: readonly SlaPolicy[],
  ticket: { readonly type: string; readonly priority: TicketPriority; readonly tier?: string | undefined },
): SlaPolicy | undefined {
  const fits = (wanted: readonly string[], has: string | undefined) =>
    wanted.length === 0 || (has !== undefined && wanted.includes(has));
  return policies.find(
    ({ types, priorities, tiers }) =>
      fits(types, ticket.type) && fits(priorities, ticket.priority) && fits(tiers, ticket.tier),
  );
}

/** Both clocks, reckoned anew from all that happened: whatever order things came in, they never drift. */
export function slaOf(
  policy: SlaPolicy,
  calendar: BusinessCalendar,
  createdAt: Instant,
  history: TicketHistory,
): TicketSla {
  const clocks: Partial<Record<SlaClockName, SlaClock>> = {};
  for (const name of SLA_CLOCKS) {
    const targetMs = policy.targets[name];
    if (targetMs === undefined) continue;
    const { spans, metAt } = STRETCHES[name](policy, createdAt, history);
    const due = slaDue(calendar, spans, targetMs);
    const warning = slaDue(calendar, spans, targetMs * policy.warnAt).reachedAt;
    const isTold = (moment: SlaMoment) =>
      history.some(({ event }) => event.type === "sla-passed" && event.clock === name && event.moment === moment);
    clocks[name] = {
      ...{ targetMs, usedMs: due.usedMs },
      ...(due.since === undefined ? {} : { since: due.since }),
      ...(due.since === undefined || warning === undefined ? {} : { warnAt: warning }),
      ...(due.since === undefined || due.reachedAt === undefined ? {} : { dueAt: due.reachedAt }),
      ...(metAt === undefined ? {} : { metAt }),
      ...{ warned: isTold("warning"), breached: isTold("breach") || due.usedMs > targetMs },
    };
  }
  return { policy: policy.name, clocks };
}

/** What a ticket's clocks have passed by now and nobody was told of, the earliest first. */
export function passedBy(
  { clocks }: TicketSla,
  now: Instant,
): readonly { readonly clock: SlaClockName; readonly moment: SlaMoment; readonly at: Instant }[] {
  return SLA_CLOCKS.flatMap((clock) => {
    const { warnAt, dueAt, warned, breached } = clocks[clock] ?? {};
    return [
      ...(warned === false && warnAt !== undefined ? [{ clock, moment: "warning" as const, at: warnAt }] : []),
      ...(breached === false && dueAt !== undefined ? [{ clock, moment: "breach" as const, at: dueAt }] : []),
    ];
  })
    .filter(({ at }) => at <= now)
    .toSorted((a, b) => a.at - b.at);
}

/** When somebody has to look at the ticket next. */
export function nextLook(sla: TicketSla): Instant | undefined {
  const all = passedBy(sla, Number.POSITIVE_INFINITY).map(({ at }) => at);
  return all.length === 0 ? undefined : Math.min(...all);
}

/** The earliest promise that still runs: what lists count down. */
export function nextDue({ clocks }: TicketSla): Instant | undefined {
  const due = SLA_CLOCKS.flatMap((name) => clocks[name]?.dueAt ?? []);
  return due.length === 0 ? undefined : Math.min(...due);
}

interface Stretches {
  readonly spans: readonly RunningSpan[];
  readonly metAt?: Instant;
}

type Measure = (policy: SlaPolicy, createdAt: Instant, history: TicketHistory) => Stretches;

const isPerson = (by: string | undefined): boolean => by !== undefined && !/^(trigger|sla):/.test(by);
const isSolved = (status: TicketStatus): boolean => status === "resolved" || status === "closed";

const STRETCHES: Readonly<Record<SlaClockName, Measure>> = {
  /** Until one of ours answers where the customer can read it, or solves it; what triggers write is no answer. */
  "first-response": (policy, createdAt, history) => {
    const answered = history.find(
      ({ by, event, status }) =>
        isSolved(status) || (event.type === "commented" && event.public && isPerson(by) && event.from !== "customer"),
    );
    const until = answered ? history.filter(({ at }) => at < answered.at) : history;
    return stretches(policy, createdAt, until, answered?.at);
  },
  /** Until it is solved; one that is opened again runs on. */
  resolution: (policy, createdAt, history) => {
    const last = history.at(-1);
    const solvedAt = last && isSolved(last.status) ? solvedSince(history) : undefined;
    return stretches(policy, createdAt, history, solvedAt);
  },
};

function solvedSince(history: TicketHistory): Instant | undefined {
  const reopened = history.findLastIndex(({ status }) => !isSolved(status));
  return history[reopened + 1]?.at;
}

function stretches(policy: SlaPolicy, createdAt: Instant, history: TicketHistory, metAt?: Instant): Stretches {
  const stands = (status: TicketStatus) => policy.pauseIn.includes(status) || isSolved(status);
  const spans: RunningSpan[] = [];
  let since: Instant | undefined = createdAt;
  for (const { at, status } of history) {
    if (stands(status) && since !== undefined) {
      spans.push({ from: since, to: at });
      since = undefined;
    } else if (!stands(status)) since ??= at;
  }
  if (since !== undefined) spans.push(metAt === undefined ? { from: since } : { from: since, to: metAt });
  return { spans, ...(metAt === undefined ? {} : { metAt }) };
}
