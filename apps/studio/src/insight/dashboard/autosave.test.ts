import { describe, expect, it } from "vitest";
import { type Autosave, type AutosaveEvent, needsSaving, nextAutosave, openAutosave } from "./autosave.ts";

const first = { title: "Service", tiles: [] };
const second = { title: "Service today", tiles: [] };
const third = { title: "Service now", tiles: [] };
const after = (...events: readonly AutosaveEvent[]) => events.reduce<Autosave>(nextAutosave, openAutosave(first, 7));

describe("saving a dashboard by itself", () => {
  it("sends what was changed and rests when it is kept", () => {
    expect(needsSaving(after())).toBe(false);
    const changed = after({ type: "changed", content: second });
    expect(needsSaving(changed)).toBe(true);
    const kept = after({ type: "changed", content: second }, { type: "sent" }, { type: "saved", revision: 8 });
    expect(kept).toEqual({ content: second, saved: second, revision: 8, state: { at: "rest" } });
  });

  it("sends next what was changed while it saved", () => {
    const busy = after({ type: "changed", content: second }, { type: "sent" }, { type: "changed", content: third });
    expect(needsSaving(busy)).toBe(false);
    const kept = nextAutosave(busy, { type: "saved", revision: 8 });
    expect(needsSaving(kept)).toBe(true);
    expect(kept.content).toBe(third);
  });

  it("overwrites nobody: a conflict waits for a person", () => {
    const refused = after({ type: "changed", content: second }, { type: "sent" }, { type: "refused", theirs: 9 });
    expect(needsSaving(refused)).toBe(false);
    expect(needsSaving(nextAutosave(refused, { type: "changed", content: third }))).toBe(false);
    const mine = nextAutosave(refused, { type: "kept-mine" });
    expect([needsSaving(mine), mine.revision, mine.content]).toEqual([true, 9, second]);
    const theirs = nextAutosave(refused, { type: "took-theirs", content: third, revision: 9 });
    expect(theirs).toEqual(openAutosave(third, 9));
  });

  it("tries again with the next change after a failure, not for ever by itself", () => {
    const failed = after({ type: "changed", content: second }, { type: "sent" }, { type: "failed" });
    expect(needsSaving(failed)).toBe(false);
    expect(needsSaving(nextAutosave(failed, { type: "changed", content: third }))).toBe(true);
  });

  it("ignores answers that nobody waits for", () => {
    const rest = after();
    for (const late of [{ type: "saved", revision: 9 }, { type: "refused", theirs: 9 }, { type: "failed" }] as const) {
      expect(nextAutosave(rest, late)).toBe(rest);
    }
  });
});
