import { MINUTE, type Millis } from "@patchbay/base/time";
import type { PathPlace } from "@patchbay/flow-model/diagnostic";
import type { NodeId } from "@patchbay/flow-model/document";
import { type Place, type Places, placesOf, type WayOut } from "../analyse/place.ts";
import { warn } from "../diagnose.ts";
import { perNode } from "../per-node.ts";
import { waitOf } from "../semantics.ts";
import type { Check } from "./check.ts";

const PATIENCE: Millis = 30 * MINUTE;

/** FLOW601, a warning: on some way a caller is kept longer than the tenant allows, and meets neither a person nor an end. */
export const tooLongAlone: Check = (flow, { world }) => {
  const places = placesOf(flow);
  if (flow.document.channel !== "voice" || !flow.complete) return [];
  const limit = world?.patienceMs ?? PATIENCE;
  const way = longWay(places, limit);
  const last = way?.path.at(-1);
  if (!way || !last) return [];
  const minutes = Math.floor(way.millis / MINUTE);
  const name = flow.nodes.get(last.node)?.label;
  const message =
    way.millis === Number.POSITIVE_INFINITY
      ? {
          en: `A caller may wait at "${name}" for ever without a person.`,
          zh: `来电者可能在“${name}”无限期等待而得不到人工服务。`,
        }
      : {
          en: `Up to "${name}", a caller may be kept ${minutes} minutes without a person (${limit / MINUTE} are allowed).`,
          zh: `到“${name}”为止，来电者可能等待 ${minutes} 分钟仍无人工服务（允许 ${limit / MINUTE} 分钟）。`,
        };
  return [warn("FLOW601", message, { node: last.node, path: way.path })];
};

interface Step {
  readonly id: NodeId;
  readonly millis: Millis;
  readonly before?: Step;
  readonly exit?: string;
}

/**
 * A way that takes longer than the limit, looked for nearest first; from each step only the longest way to it is gone on. No step is
 * taken twice: a caller may go round by choice.
 */
function longWay(
  { start, all }: Places,
  limit: Millis,
): { readonly path: readonly PathPlace[]; readonly millis: Millis } | undefined {
  if (start === undefined) return undefined;
  const longest = new Map<NodeId, Millis>([[start, limit]]);
  const queue: Step[] = [{ id: start, millis: 0 }];
  for (const at of queue) {
    const place = at.millis < (longest.get(at.id) ?? 0) && at.before ? undefined : all.get(at.id);
    for (const way of place?.ways ?? []) {
      if (!place || way.spec?.error || way.spec?.by === "person") continue;
      const millis = at.millis + keptBy(place, way);
      if (millis > limit) return { path: pathOf(at, way.exit), millis };
      const before = longest.get(way.to);
      if (before !== undefined && (millis <= before || isOn(at, way.to))) continue;
      longest.set(way.to, millis);
      queue.push({ id: way.to, millis, before: at, exit: way.exit });
    }
  }
  return undefined;
}

function keptBy({ node, step }: Place, { exit }: WayOut): Millis {
  if (step?.op === "wait") return waitOf(step.forMs, {});
  return keepsOf(node)[exit] ?? 0;
}

const keepsOf = perNode(
  ({ definition, config }): Readonly<Partial<Record<string, Millis>>> => definition.keeps?.(config) ?? {},
);

function isOn(step: Step, id: NodeId): boolean {
  for (let at: Step | undefined = step; at; at = at.before) if (at.id === id) return true;
  return false;
}

function pathOf(last: Step, exit: string): readonly PathPlace[] {
  const path: PathPlace[] = [{ node: last.id, exit }];
  for (let at = last; at.before; at = at.before)
    path.push({ node: at.before.id, ...(at.exit === undefined ? {} : { exit: at.exit }) });
  return path.reverse();
}
