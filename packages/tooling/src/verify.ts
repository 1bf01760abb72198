/** Quick proof that a change is sound: types, lint, layers, units. What runs before each commit. */
import { spawnSync } from "node:child_process";

const CHECKS: readonly (readonly [string, readonly string[]])[] = [
  ["tsc", ["-p", "tsconfig.json"]],
  ["tsc", ["-p", "apps/studio/tsconfig.json"]],
  ["biome", ["check", "--diagnostic-level=error", "."]],
  [process.execPath, ["packages/tooling/src/check-layers.ts"]],
  ["vitest", ["run", "--project", "unit"]],
];

for (const [command, args] of CHECKS) {
  const done = spawnSync(command, args, { stdio: "inherit" });
  if (done.status !== 0) {
    console.error(`verify: failed at ${command} ${args.join(" ")}`);
    process.exit(1);
  }
}
console.log("verify: all green");
