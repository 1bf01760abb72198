import type { FormField } from "@patchbay/node-kit/form-fields";
import { formOf } from "@patchbay/node-kit/form-fields";
import { describe, expect, it } from "vitest";
import { fixtureRegistry } from "../canvas-flow.fixture.ts";
import { bestUnit, unitMs } from "./duration.ts";
import { problemsAt } from "./form-context.tsx";
import { freshItem, freshValue } from "./fresh-value.ts";
import { setItem, setKey, shiftItem } from "./set-at.ts";

const hint = { title: { en: "", zh: "" } };
const text = (name: string, optional = false): FormField => ({ kind: "text", name, hint, optional });

describe("values of generated forms", () => {
  it("begin with defaults, and with the emptiest value where there is none", () => {
    const variants: FormField = {
      kind: "variants",
      name: "what",
      hint,
      optional: false,
      tag: "kind",
      variants: [
        { value: "speech", fields: [text("text"), text("voice", true)] },
        { value: "prompt", fields: [text("name")] },
      ],
    };
    expect(freshValue(variants)).toEqual({ kind: "speech", text: "" });
    expect(freshValue({ ...text("x"), default: "abc" })).toBe("abc");
  });

  it("give each new choice an id of its own, so that wires stay with their choice", () => {
    const definition = fixtureRegistry.get("ask");
    const field = definition && formOf(definition).find((item) => item.name === "choices");
    if (field?.kind !== "list") throw new Error("no list of choices");
    const first = freshItem(field.item, []);
    const second = freshItem(field.item, [first]);
    const third = freshItem(field.item, [second]);
    expect([first, second, third].map((item) => (item as { id: string }).id)).toEqual(["c1", "c2", "c3"]);
  });

  it("are changed in copies only", () => {
    const before = { a: 1, b: 2 };
    expect(setKey(before, "a", undefined)).toEqual({ b: 2 });
    expect(setItem(["x", "y"], 0, "z")).toEqual(["z", "y"]);
    expect(shiftItem(["x", "y", "z"], 2, -1)).toEqual(["x", "z", "y"]);
    expect(shiftItem(["x", "y"], 0, -1)).toEqual(["x", "y"]);
    expect(before).toEqual({ a: 1, b: 2 });
  });

  it("show durations in the largest unit that stays whole", () => {
    expect([0, 500, 5_000, 90_000, 120_000, 7_200_000].map(bestUnit)).toEqual(["s", "ms", "s", "s", "min", "h"]);
    expect(unitMs("min")).toBe(60_000);
  });

  it("carry the findings of exactly their own path", () => {
    const at = (...field: (string | number)[]) =>
      ({ code: "FLOW101", severity: "error", field, message: { en: "", zh: "" } }) as const;
    expect(problemsAt([at("choices", 0, "digit"), at("choices")], ["choices", 0, "digit"])).toHaveLength(1);
  });
});
