import type { LiveWall, LiveWallNews } from "@patchbay/wire/live-wall";

interface Row {
  readonly id: string;
}

/** The whole wall to who has seen nothing yet; else what is not as it was. Undefined when all is. */
export function wallChange(before: LiveWall | undefined, after: LiveWall): LiveWallNews | undefined {
  const news: LiveWallNews = {
    whole: before === undefined,
    queues: changeOf(before?.queues, after.queues),
    teams: changeOf(before?.teams, after.teams),
    agents: changeOf(before?.agents, after.agents),
    calls: changeOf(before?.calls, after.calls),
  };
  const isNews = [news.queues, news.teams, news.agents, news.calls].some(
    ({ changed, gone }) => changed.length + gone.length > 0,
  );
  return news.whole || isNews ? news : undefined;
}

function changeOf<Item extends Row>(before: readonly Item[] = [], after: readonly Item[]) {
  const was = new Map(before.map((row) => [row.id, JSON.stringify(row)]));
  const changed = after.filter((row) => was.get(row.id) !== JSON.stringify(row));
  const stays = new Set(after.map((row) => row.id));
  return { changed, gone: [...was.keys()].filter((id) => !stays.has(id)) };
}
