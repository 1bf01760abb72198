import type { LiveWall, WallAgent } from "@patchbay/wire/live-wall";
import { describe, expect, it } from "vitest";
import { wallChange } from "./wall-change.ts";

const agent = (id: string, status = "ready"): WallAgent => ({
  id,
  name: id,
  status,
  since: 1,
  reachable: true,
  queues: [],
});
const wall = (...agents: readonly WallAgent[]): LiveWall => ({ queues: [], teams: [], agents, calls: [] });
const nothing = { changed: [], gone: [] };

describe("what a supervisor's wall is told", () => {
  it("is all of it first, also when there is nothing", () => {
    expect(wallChange(undefined, wall(agent("ann")))).toEqual({
      whole: true,
      queues: nothing,
      teams: nothing,
      agents: { changed: [agent("ann")], gone: [] },
      calls: nothing,
    });
    expect(wallChange(undefined, wall())?.whole).toBe(true);
  });

  it("is nothing while nothing changes", () => {
    expect(wallChange(wall(agent("ann")), wall(agent("ann")))).toBeUndefined();
  });

  it("is one row when one of a thousand agents does something else, and who is gone", () => {
    const thousand = Array.from({ length: 1_000 }, (_, index) => agent(`agent-${index}`));
    const after = thousand.slice(1).with(41, agent("agent-42", "talking"));
    expect(wallChange(wall(...thousand), wall(...after))?.agents).toEqual({
      changed: [agent("agent-42", "talking")],
      gone: ["agent-0"],
    });
  });
});
