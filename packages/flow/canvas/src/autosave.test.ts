import { describe, expect, it } from "vitest";
import { Autosave, type SaveAnswer, type SaveState } from "./autosave.ts";
import { twoSteps } from "./canvas-flow.fixture.ts";

/** A server that answers when told to, and a clock that runs when told to. */
function world() {
  const asked: { readonly title: string; readonly revision: number; readonly answer: (answer: SaveAnswer) => void }[] =
    [];
  const states: SaveState["status"][] = [];
  let timer: (() => void) | undefined;
  const autosave = new Autosave({
    flow: titled("0"),
    revision: 7,
    save: (flow, revision) =>
      new Promise((answer) => {
        asked.push({ title: flow.title, revision, answer });
      }),
    later: (run) => {
      timer = run;
      return () => {
        timer = undefined;
      };
    },
  });
  autosave.watch(() => states.push(autosave.state.status));
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return {
    autosave,
    asked,
    states,
    pause: async () => {
      const run = timer;
      timer = undefined;
      run?.();
      await settle();
    },
    answer: async (index: number, answer: SaveAnswer) => {
      asked[index]?.answer(answer);
      await settle();
    },
    waiting: () => timer !== undefined,
  };
}

const documents = new Map<string, ReturnType<typeof twoSteps>>();
function titled(title: string) {
  const known = documents.get(title) ?? twoSteps({ title });
  documents.set(title, known);
  return known;
}

describe("autosave", () => {
  it("saves the newest drawing once after a pause", async () => {
    const { autosave, asked, pause, answer, states } = world();
    autosave.changed(titled("1"));
    autosave.changed(titled("2"));
    await pause();
    await answer(0, { kind: "saved", revision: 8 });
    expect(asked.map(({ title, revision }) => [title, revision])).toEqual([["2", 7]]);
    expect(states.at(-1)).toBe("saved");
  });

  it("never has two saves under way, and builds the next on the new revision", async () => {
    const { autosave, asked, pause, answer, waiting } = world();
    autosave.changed(titled("1"));
    await pause();
    autosave.changed(titled("2"));
    expect(waiting()).toBe(false);
    await answer(0, { kind: "saved", revision: 8 });
    await pause();
    expect(asked.map(({ title, revision }) => [title, revision])).toEqual([
      ["1", 7],
      ["2", 8],
    ]);
  });

  it("stops at a conflict until somebody decides", async () => {
    const { autosave, asked, pause, answer, waiting } = world();
    autosave.changed(titled("mine"));
    await pause();
    await answer(0, { kind: "conflict", revision: 9, by: "Omar", at: 1 });
    expect(autosave.state).toEqual({ status: "conflict", revision: 9, by: "Omar", at: 1 });
    autosave.changed(titled("more of mine"));
    expect(waiting()).toBe(false);
    autosave.resolve(9, titled("theirs"), titled("both"));
    await pause();
    expect(asked.at(-1)).toMatchObject({ title: "both", revision: 9 });
  });

  it("tries again by itself when the server was out of reach", async () => {
    const { autosave, asked, pause, answer } = world();
    autosave.changed(titled("1"));
    await pause();
    await answer(0, { kind: "failed", why: "network.unreachable" });
    expect(autosave.state.status).toBe("failed");
    await pause();
    expect(asked).toHaveLength(2);
  });

  it("has nothing to save after an undo back to what is stored", async () => {
    const { autosave, waiting } = world();
    autosave.changed(titled("1"));
    autosave.changed(titled("0"));
    expect(autosave.state.status).toBe("saved");
    expect(waiting()).toBe(false);
  });

  it("flushes what a running save did not carry", async () => {
    const { autosave, asked, pause, answer } = world();
    autosave.changed(titled("1"));
    await pause();
    autosave.changed(titled("2"));
    const flushed = autosave.flush();
    await answer(0, { kind: "saved", revision: 8 });
    await answer(1, { kind: "saved", revision: 9 });
    expect((await flushed).status).toBe("saved");
    expect(asked.map(({ title }) => title)).toEqual(["1", "2"]);
    expect(autosave.revision).toBe(9);
  });
});
