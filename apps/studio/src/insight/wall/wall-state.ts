import type { LiveWall, LiveWallNews, WallCall } from "@patchbay/wire/live-wall";

/** The wall after what was told. News that comes before the whole is of no use yet. */
export function nextWall(wall: LiveWall | undefined, news: LiveWallNews): LiveWall | undefined {
  if (!news.whole && !wall) return undefined;
  const before = news.whole || !wall ? { queues: [], teams: [], agents: [], calls: [] } : wall;
  return {
    queues: nextRows(before.queues, news.queues),
    teams: nextRows(before.teams, news.teams),
    agents: nextRows(before.agents, news.agents),
    calls: nextRows(before.calls, news.calls),
  };
}

/** Rows keep their places; new ones come last. */
function nextRows<Row extends { readonly id: string }>(
  before: readonly Row[],
  { changed, gone }: { readonly changed: readonly Row[]; readonly gone: readonly string[] },
): readonly Row[] {
  if (changed.length + gone.length === 0) return before;
  const rows = new Map(before.map((row) => [row.id, row]));
  for (const id of gone) rows.delete(id);
  for (const row of changed) rows.set(row.id, row);
  return [...rows.values()];
}

/** The calls that a team's agents are in; without a team, all. */
export function callsOf({ agents, calls }: LiveWall, team: string | undefined): readonly WallCall[] {
  if (team === undefined) return calls;
  const members = new Set(agents.filter((agent) => agent.team === team).map(({ id }) => id));
  return calls.filter(({ agent }) => agent !== undefined && members.has(agent));
}
