import { describe, expect, it } from "vitest";
import { countByNode, nextRuns, type Runs } from "./live-runs.ts";

const base = { at: 0, tenant: "t" };
const at = (run: string, node: string, flow = "main") =>
  ({ ...base, type: "run.at", call: "c", run, flow, node }) as const;

describe("live runs on the canvas", () => {
  it("count at the step where each stands now", () => {
    let runs: Runs = new Map();
    for (const event of [at("1", "menu"), at("2", "menu"), at("1", "queue")]) runs = nextRuns(runs, event, "main");
    expect(countByNode(runs)).toEqual(
      new Map([
        ["queue", 1],
        ["menu", 1],
      ]),
    );
  });

  it("leave when the run ends", () => {
    const runs = nextRuns(new Map(), at("1", "menu"), "main");
    const ended = { ...base, type: "run.ended", call: "c", run: "1", flow: "main", outcome: "completed" } as const;
    expect(countByNode(nextRuns(runs, ended, "main"))).toEqual(new Map());
  });

  it("of other flows are not shown", () => {
    expect(nextRuns(new Map(), at("1", "menu", "other"), "main").size).toBe(0);
  });
});
