/**
 * Writes docs/nodes: one page per node type and language, a list and a table of channels, ports and exits, from the nodes'
 * definitions and doc files; and for the studio's help, the doc files of each language as one module. The output is committed,
 * so that the docs of a version are read without running it.
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { NODES } from "./node-page.ts";
import { nodePages, studioModule } from "./node-pages.ts";

const OUT = join(import.meta.dirname, "../../../docs/nodes");

rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
const pages = nodePages();
for (const [file, text] of pages) writeFileSync(join(OUT, file), text);
for (const locale of ["en", "zh"] as const) writeFileSync(join(NODES, `docs.${locale}.gen.ts`), studioModule(locale));
console.log(`docs: ${pages.size} pages in two languages`);
