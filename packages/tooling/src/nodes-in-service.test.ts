import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { nodeRegistry } from "@patchbay/nodes/registry.gen";
import { expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "../../..");

/** Node types that the written tests draw into flows. */
function drawnIn(...patterns: readonly string[]): ReadonlySet<string> {
  const texts = globSync(patterns, { cwd: ROOT }).map((file) => readFileSync(join(ROOT, file), "utf8"));
  const drawn = /(?:\btype: |\bstep\(|^ *\[\s*)"([a-z-]+)"/gm;
  return new Set(texts.flatMap((text) => [...text.matchAll(drawn)].map(([, type = ""]) => type)));
}

const typesOf = (isMeant: (node: (typeof nodeRegistry.all)[number]) => boolean) =>
  nodeRegistry.all.filter(isMeant).map(({ type }) => type);

it("drives every node that only calls have on a real SIP call", () => {
  const drawn = drawnIn("e2e/calls/*.ts", "apps/runtime/src/*.int.test.ts");
  const voice = typesOf(({ channels }) => channels.every((channel) => channel === "voice"));
  expect(voice.length).toBeGreaterThan(25);
  expect(voice.filter((type) => !drawn.has(type))).toEqual([]);
});

it("drives every node of messages in a real conversation", () => {
  const drawn = drawnIn("apps/runtime/src/*.int.test.ts");
  const messages = typesOf(({ category }) => category === "messages");
  expect(messages.length).toBeGreaterThan(5);
  expect(messages.filter((type) => !drawn.has(type))).toEqual([]);
});

it("drives every node of campaigns in a campaign that dials, or on a call", () => {
  const drawn = drawnIn("apps/runtime/src/campaigns.int.test.ts", "apps/runtime/src/flow-services.int.test.ts");
  expect(typesOf(({ category }) => category === "campaign").filter((type) => !drawn.has(type))).toEqual([]);
});

it("drives every node there is in a flow that a runtime runs for a real contact", () => {
  const drawn = drawnIn("e2e/calls/*.ts", "apps/runtime/src/*.int.test.ts");
  expect(typesOf(() => true).filter((type) => !drawn.has(type))).toEqual([]);
});
