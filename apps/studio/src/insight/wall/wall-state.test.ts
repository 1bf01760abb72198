import type { LiveWallNews, WallAgent } from "@patchbay/wire/live-wall";
import { describe, expect, it } from "vitest";
import { nextWall } from "./wall-state.ts";

const agent = (id: string, status = "ready"): WallAgent => ({
  ...{ id, name: id, status },
  since: 1,
  reachable: true,
  queues: [],
});
const none = { changed: [], gone: [] };
const news = (whole: boolean, changed: WallAgent[], gone: string[] = []): LiveWallNews => ({
  whole,
  queues: none,
  agents: { changed, gone },
  calls: none,
});

describe("the wall in the browser", () => {
  it("begins with the whole, and changes row by row in place", () => {
    const whole = nextWall(undefined, news(true, [agent("ann"), agent("bob"), agent("cleo")]));
    const after = nextWall(whole, news(false, [agent("ann", "talking"), agent("dan")], ["bob"]));
    expect(after?.agents.map(({ id, status }) => `${id} ${status}`)).toEqual([
      "ann talking",
      "cleo ready",
      "dan ready",
    ]);
    expect(after?.queues).toBe(whole?.queues);
  });

  it("forgets everything when it is told the whole again, as after a reconnect", () => {
    const whole = nextWall(undefined, news(true, [agent("ann")]));
    expect(nextWall(whole, news(true, [agent("bob")]))?.agents.map(({ id }) => id)).toEqual(["bob"]);
    expect(nextWall(undefined, news(false, [agent("ann")]))).toBeUndefined();
  });
});
