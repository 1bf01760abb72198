import { type ExitTraffic, exitKey } from "@patchbay/canvas/view/marks";
import type { FlowTraffic } from "@patchbay/wire/flow-traffic";

/** What the canvas shows of a flow's use: calls by node, and counts by `exitKey`. */
export interface LiveTraffic {
  readonly standing: ReadonlyMap<string, number>;
  readonly exits: ReadonlyMap<string, ExitTraffic>;
}

export const NO_TRAFFIC: LiveTraffic = { standing: new Map(), exits: new Map() };

/** Follows what is told; a whole message (the first one, also after a reconnect) replaces what was known. */
export function nextTraffic(before: LiveTraffic, { whole, standing, exits }: FlowTraffic): LiveTraffic {
  const from = whole ? NO_TRAFFIC : before;
  const told = exits.map(({ node, exit, today, lastHour }) => [exitKey(node, exit), { today, lastHour }] as const);
  const stand = new Map([...from.standing, ...Object.entries(standing)]);
  for (const [node, count] of stand) if (count === 0) stand.delete(node);
  return { standing: stand, exits: new Map([...from.exits, ...told]) };
}
