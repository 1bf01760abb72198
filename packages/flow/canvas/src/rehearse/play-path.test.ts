import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { fixtureRegistry, id, twoSteps } from "../canvas-flow.fixture.ts";
import { CanvasStore } from "../canvas-store.ts";
import { playPath } from "./play-path.ts";

const WAY = [{ node: id("say-1"), exit: "done" }, { node: id("say-2") }];

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function played() {
  const store = new CanvasStore(twoSteps(), fixtureRegistry);
  const onEnd = vi.fn();
  const seen = () => {
    const { visited, marks } = store.getState();
    return [[...(visited ?? [])].join(" "), [...(marks?.exits.keys() ?? [])].join(" "), marks?.taking];
  };
  return { store, onEnd, seen, play: playPath(store, WAY, { onEnd }) };
}

const STEP = ["say-1", "", undefined];
const EXIT = ["say-1", "say-1→done", "say-1→done"];
const NEXT = ["say-1 say-2", "say-1→done", undefined];

it("shows a step, the exit that is taken, and the next step, then takes everything away", () => {
  const { onEnd, seen } = played();
  const all = [STEP, EXIT, NEXT].map(() => {
    const now = seen();
    vi.advanceTimersByTime(700);
    return now;
  });
  expect(all).toEqual([STEP, EXIT, NEXT]);
  vi.advanceTimersByTime(2_500);
  expect(seen()).toEqual(["", "", undefined]);
  expect(onEnd).toHaveBeenCalledOnce();
});

it("stands wherever it was led by hand, until it is stopped", () => {
  const { play, onEnd, seen } = played();
  play.lead(1);
  play.lead(1);
  play.lead(1);
  vi.advanceTimersByTime(60_000);
  expect(seen()).toEqual(NEXT);
  play.lead(-1);
  expect(seen()).toEqual(EXIT);
  play.stop();
  expect(seen()).toEqual(["", "", undefined]);
  expect(onEnd).toHaveBeenCalledOnce();
});
