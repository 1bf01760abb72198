import type { LiveWallNews, WallAgent } from "@patchbay/wire/live-wall";
import { describe, expect, it } from "vitest";
import { callsOf, nextWall } from "./wall-state.ts";

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
  teams: none,
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

  it("shows a team's calls alone, or everybody's", () => {
    const call = (id: string, by?: string) => ({
      ...{ id, party: "", channel: "voice", state: "talking" as const, startedAt: 0 },
      ...(by === undefined ? {} : { agent: by }),
    });
    const wall = {
      ...{ queues: [], teams: [], agents: [{ ...agent("ann"), team: "north" }, agent("bob")] },
      calls: [call("one", "ann"), call("two", "bob"), call("three")],
    };
    expect(callsOf(wall, "north").map(({ id }) => id)).toEqual(["one"]);
    expect(callsOf(wall, undefined)).toHaveLength(3);
  });
});
