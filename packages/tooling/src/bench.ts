/**
 * `npm run bench -- NAME`: runs `NAME.bench.ts` wherever it stands; each prints JSON lines with figures, and ratios against a
 * peer or limit measured or published. Without a name: lists them.
 */
import { spawnSync } from "node:child_process";
import { globSync } from "node:fs";
import { basename } from "node:path";

const files = new Map(
  globSync("{packages,apps,e2e}/**/bench/*.bench.ts", { exclude: (path) => path.includes("node_modules") }).map(
    (file) => [basename(file, ".bench.ts"), file],
  ),
);
const [name, ...args] = process.argv.slice(2);
const file = files.get(name ?? "");
if (!file) {
  console.error(
    `${name ? `no benchmark "${name}"` : "which benchmark?"} There are: ${[...files.keys()].sort().join(", ")}`,
  );
  process.exit(1);
}
process.exit(spawnSync(process.execPath, [file, ...args], { stdio: "inherit" }).status ?? 1);
