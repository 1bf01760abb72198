import { type Expression, parseExpression } from "@patchbay/expression/expression";
import { ANY_KIND, BOOLEAN, KINDS, NO_KIND, NULL } from "@patchbay/expression/kinds";
import type { AssignStep, BranchStep, CallStep } from "@patchbay/flow-model/program";
import type { PublishedPrograms } from "../compile-options.ts";
import { asked, type Fact, type Facts, factOf, known, UNKNOWN, valuesOf, withFact } from "./facts.ts";
import type { LiveNames } from "./live-names.ts";
import type { Place, WayOut } from "./place.ts";

/** What can be left by, and what is known then. */
export interface Left {
  readonly way: WayOut;
  readonly facts: Facts;
}

/** All ways on which a contact may leave a place, and what is known then, from what is known there. */
export function leave(place: Place, facts: Facts, knowing: Knowing): readonly Left[] {
  return waysLeft(place, facts, knowing).map((left) => {
    const { way, facts: then } = left;
    if (!way.blurs && !way.sets) return left;
    const changed = (way.blurs ?? []).filter((name) => then.has(name));
    const unknown = [...changed, ...(way.sets ?? [])];
    return { way, facts: unknown.reduce((after, name) => remember(after, name, UNKNOWN, knowing), then) };
  });
}

interface Knowing {
  /** Names whose values are worth knowing. */
  readonly keep: ReadonlySet<string>;
  readonly live: LiveNames;
  readonly programs: PublishedPrograms;
}

function waysLeft(place: Place, facts: Facts, knowing: Knowing): readonly Left[] {
  const { step, ways } = place;
  switch (step?.op) {
    case "branch":
      return branchWays(step, ways, facts, knowing.keep);
    case "assign":
      return assignWays(step, ways, facts, knowing);
    case "call":
      return ways.map((way) => ({ way, facts: way.exit === step.next.exit ? returned(step, facts, knowing) : facts }));
    default:
      return ways.map((way) => ({ way, facts: set(place, way, facts, knowing) }));
  }
}

function branchWays(
  step: BranchStep,
  ways: readonly WayOut[],
  facts: Facts,
  keep: ReadonlySet<string>,
): readonly Left[] {
  const left: Left[] = [];
  const go = (exit: string, with_: Facts) => {
    const way = ways.find((candidate) => candidate.exit === exit);
    if (way) left.push({ way, facts: with_ });
  };
  let current = facts;
  for (const { when, exit } of step.cases) {
    const parsed = parseExpression(when);
    const holds = parsed.ok ? truthOf(parsed.value, current) : undefined;
    if (holds === false) continue;
    const isKept = keep.has(asked(when));
    go(exit, isKept ? withFact(current, asked(when), known(true)) : current);
    if (holds) return left;
    if (isKept) current = withFact(current, asked(when), known(false));
  }
  go(step.otherwise.exit, current);
  if (step.onError) go(step.onError.exit, current);
  return left;
}

/** Undefined while it may be either; a condition that cannot be worked out counts as false. */
function truthOf(condition: Expression, facts: Facts): boolean | undefined {
  const before = facts.get(asked(condition.text))?.is;
  if (typeof before === "boolean") return before;
  const values = valuesOf(facts, condition.reads);
  if (values) {
    const result = condition.evaluate(values);
    return result.ok && result.value === true;
  }
  const kinds = condition.kinds(
    (name) => factOf(facts, name).kinds,
    () => undefined,
  );
  return (kinds & BOOLEAN) === NO_KIND ? false : undefined;
}

function assignWays(step: AssignStep, ways: readonly WayOut[], facts: Facts, knowing: Knowing): readonly Left[] {
  let after = facts;
  for (const { name, value } of step.set) after = remember(after, name, workedOut(value, after), knowing);
  return ways.map((way) => ({ way, facts: way.exit === step.next.exit ? after : facts }));
}

function workedOut(text: string, facts: Facts): Fact {
  const parsed = parseExpression(text);
  if (!parsed.ok) return UNKNOWN;
  const values = valuesOf(facts, parsed.value.reads);
  if (values) {
    const result = parsed.value.evaluate(values);
    return known(result.ok ? result.value : null);
  }
  const kinds = parsed.value.kinds(
    (name) => factOf(facts, name).kinds,
    () => undefined,
  );
  // What fails for certain is set to null; what may fail, too.
  return { kinds: kinds | NULL };
}

function returned(step: CallStep, facts: Facts, knowing: Knowing): Facts {
  const declared = knowing.programs.get(step.flow)?.program.outputs ?? [];
  let after = facts;
  for (const [ours, theirs] of Object.entries(step.outputs)) {
    const type = declared.find(({ name }) => name === theirs)?.type;
    after = remember(after, ours, { kinds: type ? KINDS[type] | NULL : ANY_KIND }, knowing);
  }
  return after;
}

/** A node that runs sets the variables that its config names, when it leaves by an exit that sets. */
function set({ node }: Place, { spec }: WayOut, facts: Facts, knowing: Knowing): Facts {
  if (!spec || !(spec.sets ?? !spec.error)) return facts;
  let after = facts;
  for (const { field, value } of node.fields) {
    if (field.hint.holds !== "variable" || value === "") continue;
    const fact =
      spec.value === undefined ? { kinds: field.hint.gives ? KINDS[field.hint.gives] : ANY_KIND } : known(spec.value);
    after = remember(after, String(value), fact, knowing);
  }
  return after;
}

/** Sets a variable that any step asks for, keeps its value where worth it, and forgets what was found out about its old one. */
function remember(facts: Facts, name: string, fact: Fact, { keep, live }: Knowing): Facts {
  if (!live.has(name)) return facts;
  const next = new Map(facts);
  for (const key of next.keys()) {
    if (!key.startsWith("?")) continue;
    const parsed = parseExpression(key.slice(1));
    if (!parsed.ok || parsed.value.reads.includes(name)) next.delete(key);
  }
  next.set(name, keep.has(name) ? fact : { kinds: fact.kinds });
  return next;
}
