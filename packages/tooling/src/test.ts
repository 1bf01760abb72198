/**
 * `npm test`: static checks, units, tests on real processes, browser journeys. Prints each suite's count and, last,
 * what failed by name and the plain line `N passed, N failed`. Arguments narrow it: `npm test -- unit calls`.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { add, NOTHING, type Outcome, playwrightOutcome, secondTry, vitestOutcome } from "./test-reports.ts";
import { installTestTools } from "./test-tools.ts";

const OUT = join(".patchbay", "test");
const SUITES: Readonly<Record<string, () => Outcome>> = {
  static: () =>
    [
      checked("types", "tsc", ["-p", "tsconfig.json"]),
      checked("studio types", "tsc", ["-p", "apps/studio/tsconfig.json"]),
      checked("lint", "biome", ["check", "--diagnostic-level=error", "."]),
      checked("layers", process.execPath, ["packages/tooling/src/check-layers.ts"]),
    ].reduce(add),
  unit: () => vitest("unit"),
  int: () => vitestTwice("int"),
  calls: () => vitestTwice("calls"),
  journeys: playwright,
};

const asked = process.argv.slice(2);
const names = asked.length > 0 ? asked : Object.keys(SUITES);
const unknown = names.find((name) => !(name in SUITES));
if (unknown) {
  console.error(`unknown suite "${unknown}": one of ${Object.keys(SUITES).join(", ")}`);
  process.exit(1);
}

if (names.some((name) => ["int", "calls", "journeys"].includes(name))) installTestTools();
mkdirSync(OUT, { recursive: true });
const outcomes = names.map((name): Outcome => {
  console.log(`\n━━ ${name}`);
  const outcome = suite(name);
  console.log(`${name}: ${outcome.passed} passed, ${outcome.failures.length} failed, ${outcome.skipped} skipped`);
  return { ...outcome, failures: outcome.failures.map((failure) => `${name}: ${failure}`) };
});
const total = outcomes.reduce(add);
if (total.failures.length > 0) console.log(`\n━━ failed\n${total.failures.join("\n")}`);
console.log(`\n${total.passed} passed, ${total.failures.length} failed`);
process.exit(total.failures.length === 0 ? 0 : 1);

function suite(name: string): Outcome {
  return SUITES[name]?.() ?? { ...NOTHING, failures: [name] };
}

function checked(what: string, command: string, args: readonly string[]): Outcome {
  const passed = spawnSync(command, args, { stdio: "inherit" }).status === 0;
  console.log(`  ${passed ? "✓" : "✗"} ${what}`);
  return passed ? { ...NOTHING, passed: 1 } : { ...NOTHING, failures: [what] };
}

function vitest(project: string, files: readonly string[] = []): Outcome {
  const report = join(OUT, `${project}.json`);
  rmSync(report, { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const done = spawnSync("vitest", ["run", "--project", project, ...reporters, ...files], { stdio: "inherit" });
  return orRunnerFailed(vitestOutcome(readReport(report)), done.status);
}

/** Where processes, sockets and other programs take part, a file that failed is tried once more before it counts. */
function vitestTwice(project: string): Outcome {
  const first = vitest(project);
  if (first.failedFiles.length === 0) return first;
  console.log(`\nonce more: ${first.failures.join("\n  ")}\n`);
  return secondTry(first, vitest(project, first.failedFiles));
}

function playwright(): Outcome {
  const report = join(OUT, "journeys.json");
  rmSync(report, { force: true });
  const done = spawnSync("playwright", ["test", "--config", "e2e/playwright.config.ts"], {
    stdio: "inherit",
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  });
  return orRunnerFailed(playwrightOutcome(readReport(report)), done.status);
}

/** A runner that failed without a failed test (a crash, an error outside of every test) is a failure too. */
function orRunnerFailed(outcome: Outcome, status: number | null): Outcome {
  if (status === 0 || outcome.failures.length > 0) return outcome;
  return { ...outcome, failures: [`its runner ended with ${status ?? "a signal"}, and no test of it failed`] };
}

function readReport(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
