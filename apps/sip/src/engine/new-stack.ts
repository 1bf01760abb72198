import type { Timers, Timing } from "@patchbay/sip/timers";
import { newCounters } from "./counters.ts";
import { FlowCache } from "./flow-cache.ts";
import type { Network } from "./network.ts";
import { RecordRouted } from "./record-routed.ts";
import type { Guard, Ids, Limits, Stack } from "./stack.ts";

export interface StackParts {
  readonly timers: Timers;
  readonly timing: Timing;
  readonly ids: Ids;
  readonly network: Network;
  readonly limits: Limits;
  readonly guard: Guard;
  readonly now: () => number;
}

export function newStack(parts: StackParts): Stack {
  return {
    ...parts,
    book: { keep: () => {}, drop: () => {} },
    counters: newCounters(),
    applications: new Set(),
    turn: 0,
    flows: new FlowCache(parts.timers),
    recordRouted: new RecordRouted(parts.timers, parts.timing),
    serverByKey: new Map(),
    serverById: new Map(),
    farewells: new Set(),
    answeredByStack: new Map(),
    unheard: new Set(),
    subscribing: new Map(),
    askedOver: new Map(),
    inviteByLeg: new Map(),
    clientByBranch: new Map(),
    clientById: new Map(),
    legs: new Map(),
    statelessTag: parts.ids.tag(),
  };
}

export const DEFAULT_LIMITS: Limits = {
  maxPending: 20_000,
  maxUnheard: 2_000,
  maxDialogs: 50_000,
  graceMillis: 60_000,
  silenceMillis: 64_000,
};
