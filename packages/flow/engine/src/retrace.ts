import type { ProgramHash } from "@patchbay/base/ids";
import type { JsonObject } from "@patchbay/base/json";
import type { Instant } from "@patchbay/base/time";
import type { EffectStep, Program, StepId } from "@patchbay/flow-model/program";
import { inBranch } from "./in-branch.ts";
import type { RunRecord } from "./journal-entry.ts";
import type { RunAt } from "./run.ts";
import type { CoreEnd, Pending, RunCore, RunEvent } from "./run-core.ts";
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
    const asked = core.pendings.map((pending) => ({ pending, place: core.position(pending.branch) }));
    const found = answerTo(asked, events, next);
    const event = events[found];
    const { pending, place } =
      asked.find(({ place: { step } = {} }) => step !== undefined && step === event?.step) ?? guessable(asked, core);
    if (!pending || !place) break;
    if (event) {
      unused += found - next;
      next = found + 1;
      now = event.at;
      if (event.type === "outcome" && pending.op === "effect" && !Object.hasOwn(pending.step.exits, event.exit))
        return { path, assumed, unused, parted: { why: "exit-gone", exit: event.exit, ...placeOf(place, now) } };
      // It goes to the branch that asks in this program, whatever that was called in the other.
      core.apply(inBranch(event, pending.branch));
    } else if (pending.op === "wait") {
      now = Math.max(now, pending.deadline);
      core.apply(inBranch({ type: "elapsed", at: now }, pending.branch));
    } else {
      const exit = onlyWay(pending.step);
      if (exit === undefined) return { path, assumed, unused, parted: { why: "not-asked", ...placeOf(place, now) } };
      assumed += 1;
      core.apply(inBranch({ type: "outcome", at: now, exit }, pending.branch));
    }
  }
  return { path, assumed, unused: unused + events.length - next, ...(core.end ? { end: core.end } : {}) };
}

interface Asked {
  readonly pending: Pending;
  readonly place: ReturnType<RunCore["position"]>;
}

/** The next event that is an answer to what is asked, or the end of the contact where that comes next; -1 without one. */
function answerTo(asked: readonly Asked[], events: PastCall["events"], next: number): number {
  for (let index = next; index < events.length; index++) {
    const event = events[index] as PastCall["events"][number];
    if (ends(event) ? index === next : asked.some(({ place }) => event.step === place?.step)) return index;
  }
  return -1;
}

/** Of what the call has no answer for, what may be assumed: a step with one way out, then the wait that is over first. */
function guessable(asked: readonly Asked[], core: RunCore): Partial<Asked> {
  const plain = asked.find(({ pending }) => pending.op === "effect" && onlyWay(pending.step) !== undefined);
  const waits = asked.flatMap(({ pending }) => (pending.op === "wait" ? [pending] : []));
  const [soonest] = waits.sort((one, other) => one.deadline - other.deadline);
  const wait = soonest && { pending: soonest, place: core.position(soonest.branch) };
  return plain ?? wait ?? asked[0] ?? {};
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
