/**
 * `npm run fuzz|chaos|soak [-- WORD …]`: the same tests as in CI with their full numbers. Files say what they take part in by their name:
 * `*.fuzz.test.ts` or `*.chaos.test.ts`; any other test file that reads FUZZ_RUNS, CHAOS_RUNS or SOAK_MINUTES runs too. With words, only
 * files whose path has one of them (`npm run fuzz -- flow`); options go on to vitest. The tests' names say how many were tried.
 */
import { spawnSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";

const SCALE: Readonly<Record<string, { readonly variable: string; readonly full: string }>> = {
  fuzz: { variable: "FUZZ_RUNS", full: "1000000" },
  chaos: { variable: "CHAOS_RUNS", full: "200" },
  soak: { variable: "SOAK_MINUTES", full: "480" },
};

const [name = "", ...args] = process.argv.slice(2);
const words = args.filter((arg) => !arg.startsWith("-"));
const options = args.filter((arg) => arg.startsWith("-"));
const scale = SCALE[name];
if (!scale) {
  console.error(`which one? ${Object.keys(SCALE).join(", ")}`);
  process.exit(1);
}
const files = globSync("{packages,apps,e2e}/**/*.test.ts", { exclude: (path) => path.includes("node_modules") }).filter(
  (file) =>
    readFileSync(file, "utf8").includes(scale.variable) &&
    (words.length === 0 || words.some((word) => file.includes(word))),
);
if (files.length === 0) {
  console.error(`no test ${words.length > 0 ? `of ${words.join(", ")} ` : ""}scales with ${scale.variable}`);
  process.exit(1);
}
const env = { ...process.env, [scale.variable]: process.env[scale.variable] ?? scale.full };
process.exit(
  spawnSync("vitest", ["run", "--testTimeout=0", ...files, ...options], { stdio: "inherit", env }).status ?? 1,
);
