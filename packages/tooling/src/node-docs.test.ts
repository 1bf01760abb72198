import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { NODES } from "./node-page.ts";
import { nodePages, studioModule } from "./node-pages.ts";

const DOCS = join(import.meta.dirname, "../../../docs/nodes");
const HOW = "run packages/tooling/src/node-docs.ts";

it("has docs/nodes as the nodes are now: pages, lists and tables, and none of nodes that are gone", () => {
  const pages = nodePages();
  expect(readdirSync(DOCS).sort(), HOW).toEqual([...pages.keys()].sort());
  for (const [file, text] of pages)
    expect(readFileSync(join(DOCS, file), "utf8") === text, `${file}: ${HOW}`).toBe(true);
});

it.each(["en", "zh"] as const)("has the studio's help in %s as the nodes' doc files are now", (locale) => {
  expect(readFileSync(join(NODES, `docs.${locale}.gen.ts`), "utf8") === studioModule(locale), HOW).toBe(true);
});

it("tells in the table of each node its channels, ports and exits", () => {
  const table = nodePages().get("TABLE.md") ?? "";
  const row = table.split("\n").find((line) => line.includes("(send-to-queue.md)"));
  expect(row).toBe(
    "| [Send to queue](send-to-queue.md) | ● | ● | ● | ● | ● | ● |  | queue | served, timeout, full, unstaffed, pressed, [failed] |",
  );
});
