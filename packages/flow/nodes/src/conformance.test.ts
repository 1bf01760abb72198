import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { exitsOf } from "@patchbay/node-kit/define-node";
import { type FormField, formOf, schemaOf } from "@patchbay/node-kit/form-fields";
import { describe, expect, it } from "vitest";
import { nodeRegistry } from "./registry.gen.ts";

const here = import.meta.dirname;
const files = new Map(
  globSync("*/*/*.node.ts", { cwd: here }).map((file) => [
    file.split(/[\\/]/).at(-1)?.replace(".node.ts", ""),
    join(here, file),
  ]),
);

it("finds every node folder in the registry, and every registered node in its folder", () => {
  expect(nodeRegistry.all.map((node) => node.type).sort()).toEqual([...files.keys()].sort());
});

describe.each(nodeRegistry.all.map((definition) => [definition.type, definition] as const))(
  "the node %s",
  (type, definition) => {
    const folder = dirname(files.get(type) ?? "");

    it("is documented in both languages and has a test that is a call", () => {
      for (const doc of [`${type}.doc.md`, `${type}.doc.zh.md`]) {
        expect(readFileSync(join(folder, doc), "utf8").length, doc).toBeGreaterThan(50);
      }
      expect(existsSync(join(folder, `${type}.test.ts`))).toBe(true);
    });

    it("has a fresh config, a summary of it, and a form that is JSON", () => {
      const fresh = definition.config.parse({});
      expect(definition.config.parse(fresh)).toEqual(fresh);
      const summary = definition.summary(fresh);
      expect(typeof summary.en).toBe("string");
      expect(typeof summary.zh).toBe("string");
      const schema = schemaOf(definition);
      expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
      expect(schema.type).toBe("object");
    });

    it("names title, description, exits and every field in both languages", () => {
      const exits = exitsOf(definition, definition.config.parse({}));
      const texts = [
        definition.title,
        definition.description,
        ...exits.map((exit) => exit.title),
        ...titles(formOf(definition)),
      ];
      for (const text of texts) {
        expect(text.en.trim()).not.toBe("");
        expect(text.zh.trim()).not.toBe("");
        // A field without a hint falls back to its own name in both.
        expect(text.zh === text.en && /[a-z]/.test(text.en), `"${text.en}" is not translated`).toBe(false);
      }
    });

    it("is met in its test by every way out that it always has", () => {
      const test = readFileSync(join(folder, `${type}.test.ts`), "utf8");
      const ways = Object.entries(definition.exits).filter(([, exit]) => !exit.error);
      expect(ways.map(([name]) => name).filter((name) => !test.includes(name))).toEqual([]);
    });

    it("has distinct exits, at most one for errors, and one for errors whenever it runs against the world", () => {
      const exits = exitsOf(definition, definition.config.parse({}));
      expect(new Set(exits.map((exit) => exit.name)).size).toBe(exits.length);
      const errors = exits.filter((exit) => exit.error);
      expect(errors.length).toBeLessThanOrEqual(1);
      if (definition.run) expect(errors).toHaveLength(1);
    });

    it("runs or lowers, serves some channel, and says what it needs", () => {
      expect([definition.run, definition.lower].filter(Boolean)).toHaveLength(1);
      expect(definition.channels.length).toBeGreaterThan(0);
      const declared: readonly string[] = [...definition.needs, "clock", "chance"];
      const file = files.get(type) ?? "";
      expect(portsIn(readFileSync(file, "utf8")).filter((port) => !declared.includes(port))).toEqual([]);
      // What only lowers is carried out by the engine, which needs the ports then.
      const reached = withParts(file).flatMap(portsIn);
      if (definition.run) expect(definition.needs.filter((port) => !reached.includes(port))).toEqual([]);
    });
  },
);

/** The ports that a source text talks to. */
function portsIn(text: string): readonly string[] {
  const named = [...text.matchAll(/\bports\.(\w+)/g)].flatMap(([, port]) => port ?? []);
  const taken = [...text.matchAll(/\{ ([\w, ]+) \} = (?:context\.)?ports\b(?!\.)/g)];
  return [...named, ...taken.flatMap(([, names]) => names?.split(", ") ?? [])];
}

/** The texts of a node's file and of the parts that it is made with. */
function withParts(file: string): readonly string[] {
  const text = readFileSync(file, "utf8");
  const parts = [...text.matchAll(/from "(\.[^"]*\/[^"/]+\.ts)"/g)].flatMap(([, part]) => part ?? []);
  return [text, ...parts.flatMap((part) => withParts(join(dirname(file), part)))];
}

function titles(fields: readonly FormField[]): readonly FormField["hint"]["title"][] {
  return fields.flatMap((field) => [field.hint.title, ...titles(inner(field))]);
}

function inner(field: FormField): readonly FormField[] {
  switch (field.kind) {
    case "group":
      return field.fields;
    case "list":
      return inner(field.item);
    case "variants":
      return field.variants.flatMap((variant) => variant.fields);
    default:
      return [];
  }
}
