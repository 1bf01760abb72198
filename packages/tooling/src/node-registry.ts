/** Writes packages/flow/nodes/src/registry.gen.ts: every `<category>/<type>/<type>.node.ts` is in the palette. */
import { globSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

const ROOT = join(import.meta.dirname, "../../flow/nodes/src");
const ORDER = ["logic", "voice", "routing", "data", "tickets", "messages", "campaign", "ai"];

const nodes = globSync("*/*/*.node.ts", { cwd: ROOT })
  .map((file) => file.replaceAll("\\", "/"))
  .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
  .map((file) => ({ file, name: camelCase(basename(file, ".node.ts")) }));

const lines = [
  "// Written by packages/tooling/src/node-registry.ts from the node folders.",
  'import { createRegistry } from "@patchbay/node-kit/registry";',
  ...nodes.map(({ file, name }) => `import { ${name} } from "./${file}";`),
  "",
  "/** All node types of Patchbay, in palette order. */",
  "export const nodeRegistry = createRegistry([",
  ...nodes.map(({ name }) => `  ${name},`),
  "]);",
  "",
];
writeFileSync(join(ROOT, "registry.gen.ts"), lines.join("\n"));
console.log(`registry: ${nodes.length} node types`);

function rank(file: string): number {
  const at = ORDER.indexOf(file.split("/")[0] ?? "");
  return at < 0 ? ORDER.length : at;
}

function camelCase(name: string): string {
  return name.replace(/-([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());
}
