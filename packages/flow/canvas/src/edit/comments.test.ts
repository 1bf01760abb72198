import { describe, expect, it } from "vitest";
import { fixtureRegistry, id, twoSteps } from "../canvas-flow.fixture.ts";
import { CanvasStore } from "../canvas-store.ts";
import { answer, newThread, openThreads, threadsOf } from "./comments.ts";

const said = (text: string, at = 1_000) => ({ by: "Ann", at, text });

describe("comments", () => {
  it("belong to a step or to the flow, and count while they are open", () => {
    const store = new CanvasStore(twoSteps(), fixtureRegistry);
    store.edit(newThread(store.getState().flow, said("Too long?"), id("say-1")));
    store.edit(newThread(store.getState().flow, said("Nice flow")));
    const { flow } = store.getState();
    expect(threadsOf(flow.comments, id("say-1")).map(({ messages }) => messages.map(({ text }) => text))).toEqual([
      ["Too long?"],
    ]);
    expect(threadsOf(flow.comments)).toHaveLength(1);
    const [thread] = threadsOf(flow.comments, id("say-1"));
    if (!thread) throw new Error("no thread");
    store.edit({ type: "put-comment", thread: { ...thread, resolved: true } });
    expect(openThreads(store.getState().flow, id("say-1"))).toBe(0);
  });

  it("open again by an answer, each message with an id of its own", () => {
    const store = new CanvasStore(twoSteps(), fixtureRegistry);
    store.edit(newThread(store.getState().flow, said("One"), id("say-1")));
    const [thread] = threadsOf(store.getState().flow.comments, id("say-1"));
    if (!thread) throw new Error("no thread");
    store.edit(answer({ ...thread, resolved: true }, said("Two")));
    const [after] = threadsOf(store.getState().flow.comments, id("say-1"));
    expect(after?.resolved).toBe(false);
    expect(new Set(after?.messages.map((message) => message.id)).size).toBe(2);
  });
});
