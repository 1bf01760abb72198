import type { CallId, ProgramHash, RunId } from "@patchbay/base/ids";
import type { Instant } from "@patchbay/base/time";
import type { Program } from "@patchbay/flow-model/program";
import { type PastCall, type Retrace, retrace } from "./retrace.ts";
import type { RunAt } from "./run.ts";

/** How a past call fares with another program. */
export type Fate =
  /** Every step and exit as it was. */
  | "same"
  /** Another way to the same end. */
  | "other-way"
  /** It ends at another step, or with another outcome. */
  | "elsewhere"
  /** It comes to a question that it never answered. */
  | "unknown";

export interface CallImpact extends Pick<ImpactCall, "run" | "id" | "startedAt"> {
  readonly fate: Fate;
  /** The first place where the two ways differ; undefined for `same`. */
  readonly differsAt?: { readonly flow: string; readonly node: string; readonly exit?: string };
  readonly endedAt?: string;
  readonly wouldEndAt?: string;
}

export interface Impact {
  readonly calls: number;
  readonly fates: Readonly<Record<Fate, number>>;
  /** Where ways first differ, most frequent first. */
  readonly places: readonly { readonly flow: string; readonly node: string; readonly calls: number }[];
  /** Those that would not go the same way. */
  readonly changed: readonly CallImpact[];
}

export interface ImpactCall {
  readonly run: RunId;
  readonly id: CallId;
  readonly startedAt: Instant;
  readonly call: PastCall;
  /** The program that the call ran, and all that it may have called. */
  readonly was: ProgramHash;
}

/** Leads past calls through a draft: what publishing it would have done to them. */
export function impactOf(
  calls: readonly ImpactCall[],
  draft: ProgramHash,
  programs: ReadonlyMap<ProgramHash, Program>,
): Impact {
  const impacts = calls.map((call) =>
    compared(call, retrace(call.call, call.was, programs), retrace(call.call, draft, programs)),
  );
  const fates: Record<Fate, number> = { same: 0, "other-way": 0, elsewhere: 0, unknown: 0 };
  const places = new Map<string, { flow: string; node: string; calls: number }>();
  for (const { fate, differsAt } of impacts) {
    fates[fate] += 1;
    if (!differsAt) continue;
    const { flow, node } = differsAt;
    const place = places.get(`${flow} ${node}`) ?? { flow, node, calls: 0 };
    place.calls += 1;
    places.set(`${flow} ${node}`, place);
  }
  return {
    calls: calls.length,
    fates,
    places: [...places.values()].sort((one, other) => other.calls - one.calls),
    changed: impacts.filter(({ fate }) => fate !== "same"),
  };
}

/** Two pages of calls as one. */
export function joinImpacts(one: Impact, other: Impact): Impact {
  const places = new Map(one.places.map((place) => [`${place.flow} ${place.node}`, place]));
  for (const place of other.places) {
    const key = `${place.flow} ${place.node}`;
    places.set(key, { ...place, calls: place.calls + (places.get(key)?.calls ?? 0) });
  }
  return {
    calls: one.calls + other.calls,
    fates: {
      same: one.fates.same + other.fates.same,
      "other-way": one.fates["other-way"] + other.fates["other-way"],
      elsewhere: one.fates.elsewhere + other.fates.elsewhere,
      unknown: one.fates.unknown + other.fates.unknown,
    },
    places: [...places.values()].sort((first, second) => second.calls - first.calls),
    changed: [...one.changed, ...other.changed],
  };
}

function compared({ run, id, startedAt }: ImpactCall, before: Retrace, after: Retrace): CallImpact {
  const endedAt = before.path.at(-1)?.node;
  const wouldEndAt = after.path.at(-1)?.node;
  const differsAt = firstDifference(before.path, after.path);
  const isSameEnd = endedAt === wouldEndAt && before.end?.outcome === after.end?.outcome;
  const fate = after.parted ? "unknown" : !isSameEnd ? "elsewhere" : differsAt ? "other-way" : "same";
  return {
    run,
    id,
    startedAt,
    fate,
    ...(endedAt === undefined ? {} : { endedAt }),
    ...(wouldEndAt === undefined ? {} : { wouldEndAt }),
    ...(differsAt && fate !== "same" ? { differsAt } : {}),
  };
}

function firstDifference(before: readonly RunAt[], after: readonly RunAt[]): CallImpact["differsAt"] {
  const index = after.findIndex(
    ({ flow, node, exit }, place) =>
      before[place]?.flow !== flow || before[place]?.node !== node || before[place]?.exit !== exit,
  );
  const at = index >= 0 ? after[index] : before[after.length];
  if (!at) return undefined;
  const { flow, node, exit } = at;
  return { flow, node, ...(exit === undefined ? {} : { exit }) };
}
