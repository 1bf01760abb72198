import type { PathPlace } from "@patchbay/flow-model/diagnostic";
import type { NodeId } from "@patchbay/flow-model/document";
import { type Place, type Places, placesOf, type WayOut } from "../analyse/place.ts";
import { leadingTo, type Ways, waysFrom, wayTo } from "../analyse/ways.ts";
import type { CompileOptions } from "../compile-options.ts";
import { diagnose } from "../diagnose.ts";
import { byShape } from "./by-shape.ts";

/** FLOW211: nobody who gets here ever comes to an end or to a person. FLOW212: nobody who keeps silent does. */
export const noWayOut = byShape((flow, options) => {
  const places = placesOf(flow);
  if (places.start === undefined || !flow.complete) return [];
  const reached = waysFrom(places, places.start);
  const closed = trapsOf(places, reached, options, (way) => !way.spec?.error);
  const shut = new Set(closed.flatMap(({ inside }) => [...inside]));
  const silent = flow.document.channel === "voice" ? trapsOf(places, reached, options, isSilent) : [];
  return [
    ...closed
      .filter(({ round }) => !round.every(({ node }) => isInstant(places, node)))
      .map(({ node, path }) => {
        const name = flow.nodes.get(node)?.label;
        const message = {
          en: `From "${name}" on, no path leads to an end or to a person: the contact goes round for ever.`,
          zh: `从“${name}”开始，没有路径通向结束或人工，联络会一直循环。`,
        };
        return diagnose("FLOW211", message, { node, path });
      }),
    ...silent
      .filter(({ node }) => !shut.has(node))
      .map(({ node, path }) => {
        const name = flow.nodes.get(node)?.label;
        const message = {
          en: `A caller who does nothing goes round "${name}" for ever: lead a silent caller to an end or to a person.`,
          zh: `来电者不作任何操作时，会在“${name}”一直循环：请引导其结束或转人工。`,
        };
        return diagnose("FLOW212", message, { node, path });
      }),
  ];
});

interface Trap {
  readonly node: NodeId;
  /** From the start, and once round. */
  readonly path: readonly PathPlace[];
  readonly round: readonly PathPlace[];
  readonly inside: ReadonlySet<NodeId>;
}

function isSilent(way: WayOut): boolean {
  return !way.spec?.error && way.spec?.by === undefined;
}

function trapsOf(
  places: Places,
  reached: Ways,
  options: CompileOptions,
  follow: (way: WayOut) => boolean,
): readonly Trap[] {
  const isGoal = (place: Place) => mayEnd(place, options) || !place.ways.some(follow);
  const free = leadingTo(places, isGoal, (way) => way.spec?.by === "person", follow);
  const traps: Trap[] = [];
  const inside = new Set<NodeId>();
  for (const node of reached.keys()) {
    if (free.has(node) || inside.has(node)) continue;
    const within = waysFrom(places, node, follow);
    for (const id of within.keys()) inside.add(id);
    const first = roundFrom(places, node, follow) ? node : firstOnCircle(places, node, follow);
    const round = roundFrom(places, first, follow) ?? [];
    const way = [...wayTo(reached, node).slice(0, -1), ...wayTo(within, first).slice(0, -1)];
    traps.push({ node: first, round, path: [...way, ...round], inside: new Set(within.keys()) });
  }
  return traps;
}

/** Inside a trap every step has a next one, so that walking on comes round. */
function firstOnCircle({ all }: Places, from: NodeId, follow: (way: WayOut) => boolean): NodeId {
  const seen = new Set<NodeId>();
  let at = from;
  while (!seen.has(at)) {
    seen.add(at);
    at = all.get(at)?.ways.find(follow)?.to ?? at;
  }
  return at;
}

/** Once round from a step back to it, by the shortest way; undefined when it is on no circle. */
function roundFrom(places: Places, node: NodeId, follow: (way: WayOut) => boolean): readonly PathPlace[] | undefined {
  const within = waysFrom(places, node, follow);
  for (const id of within.keys()) {
    const back = places.all.get(id)?.ways.find((way) => follow(way) && way.to === node);
    if (back) return [...wayTo(within, id).slice(0, -1), { node: id, exit: back.exit }, { node }];
  }
  return undefined;
}

/** A step where the contact ends, or may; one with an exit that leads nowhere is FLOW201's. */
function mayEnd({ node, step, ways }: Place, { programs }: CompileOptions): boolean {
  if (step?.op === "end") return true;
  if (step?.op === "call") {
    const called = programs.get(step.flow)?.program.steps;
    if (!called || Object.values(called).some((inner) => inner.op === "end" && inner.hangUp)) return true;
  }
  return ways.length === 0 || node.exits.some((exit) => !exit.error && !ways.some((way) => way.exit === exit.name));
}

function isInstant({ all }: Places, id: NodeId): boolean {
  const definition = all.get(id)?.node.definition;
  return definition?.instant ?? definition?.lower !== undefined;
}
