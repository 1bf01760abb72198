import { KINDS, OBJECT } from "@patchbay/expression/kinds";
import type { PathPlace } from "@patchbay/flow-model/diagnostic";
import type { NodeId } from "@patchbay/flow-model/document";
import { RESERVED_VARIABLES } from "@patchbay/flow-model/variable-name";
import type { PublishedPrograms } from "../compile-options.ts";
import type { ResolvedFlow } from "../resolve.ts";
import { blurred, type Fact, type Facts, keyOf, UNKNOWN } from "./facts.ts";
import { joinedPlaces } from "./joined-places.ts";
import { leave } from "./leave.ts";
import { liveNames } from "./live-names.ts";
import type { Place, WayOut } from "./place.ts";
import { worthKeeping } from "./worth-keeping.ts";

/** One way in which a contact can stand at a step: what is known there, and the shortest way found to it. */
export interface Standing {
  readonly place: Place;
  readonly facts: Facts;
  /** Ways were brought together here: what is not known to be set may have been. */
  readonly isBlurred: boolean;
  readonly path: () => readonly PathPlace[];
}

/** So many ways to one step are told apart exactly; further ones only by kinds of values, and then no more. */
const MAX_EXACT = 12;
const MAX_STANDINGS = 24;

interface Visit {
  readonly id: NodeId;
  readonly facts: Facts;
  readonly isBlurred: boolean;
  readonly from?: Visit;
  /** The way by which `from` was left. */
  readonly way?: WayOut;
}

const walks = new WeakMap<ResolvedFlow, readonly Standing[]>();

/**
 * Walks the flow before anybody calls: every step in every state of knowledge that ways from the start lead to, nearest first.
 * Conditions whose values are known send the walk one way only, so that what it finds can happen.
 */
export function walkFlow(flow: ResolvedFlow, programs: PublishedPrograms): readonly Standing[] {
  const found = walks.get(flow);
  if (found) return found;
  const standings = [...walk(flow, programs)];
  walks.set(flow, standings);
  return standings;
}

function* walk(flow: ResolvedFlow, programs: PublishedPrograms): Generator<Standing> {
  const places = joinedPlaces(flow);
  const { start, all } = places;
  if (start === undefined) return;
  const live = liveNames(places);
  const knowing = { keep: worthKeeping(flow), live, programs };
  const seen = new Map<NodeId, Set<string>>();
  const queue: Visit[] = [{ id: start, facts: live.narrow(start, givenFacts(flow)), isBlurred: false }];
  for (const arrived of queue) {
    const place = all.get(arrived.id);
    const visit = place && admit(arrived, seen);
    if (!place || !visit) continue;
    yield { place, facts: visit.facts, isBlurred: visit.isBlurred, path: () => pathOf(visit) };
    for (const { way, facts } of leave(place, visit.facts, knowing))
      queue.push({ id: way.to, facts: live.narrow(way.to, facts), isBlurred: visit.isBlurred, from: visit, way });
  }
}

/** The visit as it is to be looked at; undefined when nothing new is to be learnt from it. */
function admit(visit: Visit, seen: Map<NodeId, Set<string>>): Visit | undefined {
  const known = seen.get(visit.id) ?? new Set();
  seen.set(visit.id, known);
  if (known.size >= MAX_STANDINGS) return undefined;
  const isBlurred = visit.isBlurred || known.size >= MAX_EXACT;
  const facts = isBlurred ? blurred(visit.facts) : visit.facts;
  const key = keyOf(facts);
  if (known.has(key)) return undefined;
  known.add(key);
  return isBlurred === visit.isBlurred ? visit : { ...visit, facts, isBlurred };
}

/** What every run has from its beginning. */
function givenFacts({ document }: ResolvedFlow): Facts {
  const facts = new Map<string, Fact>(RESERVED_VARIABLES.map((name) => [name, UNKNOWN]));
  facts.set("call", { kinds: OBJECT });
  // Set by whoever answers the contact, where a language is known.
  facts.set("language", UNKNOWN);
  for (const { name, type } of document.inputs) facts.set(name, { kinds: KINDS[type] });
  return facts;
}

function pathOf(visit: Visit): readonly PathPlace[] {
  const path: PathPlace[] = [{ node: visit.id }];
  for (let at: Visit = visit; at.from; at = at.from)
    path.push(...(at.way?.via ?? []).toReversed(), { node: at.from.id, ...(at.way ? { exit: at.way.exit } : {}) });
  return path.reverse();
}
