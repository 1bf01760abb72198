import { expect, it } from "vitest";
import { z } from "zod";
import { defineNode } from "./define-node.ts";
import { formOf } from "./form-fields.ts";
import { form } from "./form-hint.ts";
import { walkConfig } from "./walk-config.ts";

const title = (en: string) => ({ title: { en, zh: en } });
const node = defineNode({
  type: "sample",
  version: 1,
  title: { en: "Sample", zh: "样例" },
  description: { en: "", zh: "" },
  category: "logic",
  icon: "box",
  channels: ["voice"],
  needs: [],
  config: z.object({
    name: z
      .string()
      .max(20)
      .default("")
      .meta(form({ ...title("Name"), holds: "template" })),
    count: z
      .number()
      .int()
      .min(1)
      .max(9)
      .default(3)
      .meta(form(title("Count"))),
    note: z
      .string()
      .optional()
      .meta(form(title("Note"))),
    on: z
      .boolean()
      .default(true)
      .meta(form(title("On"))),
    kind: z
      .enum(["a", "b"])
      .default("a")
      .meta(form(title("Kind"))),
    things: z
      .array(
        z.discriminatedUnion("kind", [
          z.object({ kind: z.literal("text"), words: z.string().meta(form({ ...title("Words"), holds: "template" })) }),
          z.object({ kind: z.literal("file"), file: z.string().meta(form({ ...title("File"), holds: "prompt" })) }),
        ]),
      )
      .default([])
      .meta(form(title("Things"))),
  }),
  exits: { done: { title: { en: "Then", zh: "然后" } } },
  summary: () => ({ en: "", zh: "" }),
  run: async () => ({ exit: "done" }),
});

it("reads the form from the schema: kinds, limits, defaults, hints, in order", () => {
  expect(formOf(node)).toMatchObject([
    { name: "name", kind: "text", maxLength: 20, default: "", hint: { holds: "template" } },
    { name: "count", kind: "number", integer: true, min: 1, max: 9, default: 3 },
    { name: "note", kind: "text", optional: true },
    { name: "on", kind: "switch", default: true },
    { name: "kind", kind: "select", values: ["a", "b"] },
    {
      name: "things",
      kind: "list",
      item: {
        kind: "variants",
        tag: "kind",
        variants: [
          { value: "text", fields: [{ name: "words" }] },
          { value: "file", fields: [{ name: "file" }] },
        ],
      },
    },
  ]);
});

it("walks a config field by field, each with its path and its hint, whatever shape the config has", () => {
  const config = {
    name: "x",
    things: [{ kind: "file", file: "jingle" }, { kind: "text", words: "Hi" }, { kind: "odd" }, 7],
  };
  const held = [...walkConfig(formOf(node), config)].filter(({ field }) => field.hint.holds);
  expect(held.map(({ path, value, field }) => [path.join("."), value, field.hint.holds])).toEqual([
    ["name", "x", "template"],
    ["things.0.file", "jingle", "prompt"],
    ["things.1.words", "Hi", "template"],
  ]);
});
