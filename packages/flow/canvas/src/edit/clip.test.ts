import { describe, expect, it } from "vitest";
import { fixtureRegistry, id, sayNode, twoSteps, wire } from "../canvas-flow.fixture.ts";
import { CanvasStore } from "../canvas-store.ts";
import { type Clip, copyClip, pasteClip, readClip } from "./clip.ts";

const note = { id: "note-1", text: "look", x: 10, y: 200, width: 200, height: 100 };

function copied(selected: readonly string[]): Clip {
  const clip = copyClip(twoSteps({ notes: [note] }), selected);
  if (!clip) throw new Error("nothing copied");
  return readClip(JSON.stringify(clip)) as Clip;
}

describe("copy and paste", () => {
  it("brings steps with the wires among them under fresh ids, as one step of undo", () => {
    const store = new CanvasStore(twoSteps(), fixtureRegistry);
    const { edit, select } = pasteClip(store.getState().flow, copied(["say-1", "say-2"]), { x: 100, y: 400 });
    store.edit(edit);
    expect(select).toEqual(["say-3", "say-4"]);
    expect(store.getState().flow.wires).toEqual([wire("say-1", "say-2"), wire("say-3", "say-4")]);
    expect(store.getState().flow.layout[id("say-4")]).toEqual({ x: 420, y: 400 });
    store.undo();
    expect(store.getState().flow).toEqual(twoSteps());
  });

  it("leaves out wires to steps that were not copied", () => {
    expect(copied(["say-1"]).wires).toEqual([]);
  });

  it("brings notes along", () => {
    const { edit, select } = pasteClip(twoSteps({ notes: [note] }), copied(["note:note-1"]), { x: 0, y: 0 });
    expect(select).toEqual(["note:note-2"]);
    expect(edit).toMatchObject({ edits: [{ type: "add-note", note: { id: "note-2", text: "look", x: 0, y: 0 } }] });
  });

  it("pastes into another flow", () => {
    const empty = twoSteps({ nodes: {}, wires: [], layout: {} });
    const { select } = pasteClip(empty, copied(["say-2"]), { x: 0, y: 0 });
    expect(select).toEqual(["say-1"]);
  });

  it("ignores anything on the clipboard that is not a clip", () => {
    for (const text of ["", "hello", "{}", '{"format":"patchbay.clip/1"}', "[".repeat(10_000)]) {
      expect(readClip(text)).toBeUndefined();
    }
    const hostile = `{"format":"patchbay.clip/1","nodes":{"__proto__":${JSON.stringify(sayNode("x"))}},"layout":{},"wires":[],"notes":[]}`;
    const clip = readClip(hostile);
    expect(clip === undefined || Object.keys(clip.nodes).length === 0).toBe(true);
  });
});
