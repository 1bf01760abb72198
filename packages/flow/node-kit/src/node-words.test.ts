import type { FlowNode } from "@patchbay/flow-model/document";
import { expect, it } from "vitest";
import { z } from "zod";
import { defineNode } from "./define-node.ts";
import { form } from "./form-hint.ts";
import { nodeWords } from "./node-words.ts";
import { createRegistry } from "./registry.ts";

const title = (en: string) => ({ title: { en, zh: `${en}!` } });
const prompt = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("speech"), text: z.string().meta(form(title("Words"))) }),
  z.object({ kind: z.literal("file"), file: z.string().meta(form(title("Recording"))) }),
]);
const menu = defineNode({
  type: "menu",
  version: 1,
  title: { en: "Menu", zh: "菜单" },
  description: { en: "", zh: "" },
  category: "voice",
  icon: "box",
  channels: ["voice"],
  needs: [],
  config: z.object({
    prompts: z.array(prompt).meta(form(title("What to say"))),
    choices: z
      .array(z.object({ id: z.string(), digit: z.string().meta(form(title("Key"))) }))
      .meta(form(title("Choices"))),
  }),
  exits: { timeout: { title: { en: "No answer", zh: "无应答" } } },
  summary: () => ({ en: "", zh: "" }),
  run: async () => ({ exit: "timeout" }),
});
const words = nodeWords(createRegistry([menu]));
const node: FlowNode = { type: "menu", version: 1, label: "Ask", config: { prompts: [], choices: [] } };

it("tells a path in the words of the form, places from one, and keys of items as they are", () => {
  expect(words.field(node, ["prompts", 0, "text"])).toEqual({
    en: "What to say · 1 · Words",
    zh: "What to say! · 1 · Words!",
  });
  expect(words.field(node, ["prompts", 0, "kind"])?.en).toBe("What to say · 1 · kind");
  expect(words.field(node, ["choices", "sales", "digit"])?.en).toBe("Choices · sales · Key");
  expect(words.field(node, ["gone", "deep"])?.en).toBe("gone · deep");
});

it("calls kinds of steps and exits as cards do, and leaves what it does not know to the file's names", () => {
  expect(words.type("menu")?.zh).toBe("菜单");
  expect(words.exit(node, "timeout")?.zh).toBe("无应答");
  expect(words.exit(node, "gone")).toBeUndefined();
  expect(words.field({ ...node, type: "gone" }, ["prompts"])).toBeUndefined();
});
