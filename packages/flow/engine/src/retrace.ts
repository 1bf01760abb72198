import type { ProgramHash } from "@patchbay/base/ids";
import type { JsonObject } from "@patchbay/base/json";
import type { Instant } from "@patchbay/base/time";
import type { EffectStep, Program, StepId } from "@patchbay/flow-model/program";
import type { RunRecord } from "./journal-entry.ts";
import type { RunAt } from "./run.ts";
import type { CoreEnd, RunEvent } from "./run-core.ts";
import { TableCore } from "./table-core.ts";

/** What a past call knows: how it began, and all that happened to it from outside, in order. */
export interface PastCall {
  readonly started: Extract<RunRecord, { type: "started" }>;
  readonly events: readonly (RunEvent & { readonly step?: StepId })[];
}

export type Parting =
  /** The call had an answer of its own here, which the other program no longer has an exit for. */
  | { readonly why: "exit-gone"; readonly exit: string }
  /** It was never asked this: what the caller or the world would have answered is not known. */
  | { readonly why: "not-asked" };

/** A past call led through another program. */
export interface Retrace {
  readonly path: readonly RunAt[];
  readonly end?: CoreEnd;
  /** The first place where it could not be known how the call would have gone on. */
  readonly parted?: Parting & { readonly flow: string; readonly node: string; readonly at: Instant };
  /** Steps that the call had not gone through, and that can be left in one way only: a prompt, a note. */
  readonly assumed: number;
  /** Answers of the call that the other program never asked for. */
  readonly unused: number;
}

/**
 * Replays what the caller did, what data answered and what time it was through another program. Answers belong to steps by
 * their ids, so that a step that was moved, or has another before it, still gets its own. Stops where it would have to guess.
 * `heard` is told each place of the path with the variables there.
 */
export function retrace(
  call: PastCall,
  root: ProgramHash,
  programs: ReadonlyMap<ProgramHash, Program>,
  heard?: (at: RunAt, variables: JsonObject) => void,
): Retrace {
  const path: RunAt[] = [];
  const options = {
    run: "retrace",
    root,
    programs,
    maxSteps: call.started.maxSteps,
    onAt: (at: RunAt, variables: JsonObject) => {
      path.push(at);
      heard?.(at, variables);
    },
  };
  const core = TableCore.start(options, call.started.variables);
  const { events } = call;
  let next = 0;
  let unused = 0;
  let assumed = 0;
  let now = call.started.at;
  while (!core.end) {
    const { pending } = core;
    const place = core.position();
    if (!pending || !place) break;
    const found = events.findIndex(
      (event, index) => index >= next && (ends(event) ? index === next : event.step === place.step),
    );
    const event = events[found];
    if (event) {
      unused += found - next;
      next = found + 1;
      now = event.at;
      if (event.type === "outcome" && pending.op === "effect" && !Object.hasOwn(pending.step.exits, event.exit))
        return { path, assumed, unused, parted: { why: "exit-gone", exit: event.exit, ...placeOf(place, now) } };
      core.apply(event);
    } else if (pending.op === "wait") {
      now = Math.max(now, pending.deadline);
      core.apply({ type: "elapsed", at: now });
    } else {
      const exit = onlyWay(pending.step);
      if (exit === undefined) return { path, assumed, unused, parted: { why: "not-asked", ...placeOf(place, now) } };
      assumed += 1;
      core.apply({ type: "outcome", at: now, exit });
    }
  }
  return { path, assumed, unused: unused + events.length - next, ...(core.end ? { end: core.end } : {}) };
}

/** A caller who hung up, and a run that was stopped, did so after their last answer, wherever the other program stands then. */
function ends({ type }: RunEvent): boolean {
  return type === "hung-up" || type === "stopped";
}

function placeOf({ flow, node }: { readonly flow: string; readonly node: string }, at: Instant) {
  return { flow, node, at };
}

/** The one exit that is not for errors, where there is only one. */
function onlyWay({ exits, error }: EffectStep): string | undefined {
  const [exit, ...others] = Object.keys(exits).filter((name) => name !== error);
  return others.length === 0 ? exit : undefined;
}
