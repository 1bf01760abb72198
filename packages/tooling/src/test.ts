/**
 * `npm test`: static checks, units, tests on real processes, browser journeys. Prints each suite's count and, last,
 * the plain line `N passed, N failed`. Arguments narrow it: `npm test -- unit calls`.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { installTestTools } from "./test-tools.ts";

interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const OUT = join(".patchbay", "test");
const SUITES: Readonly<Record<string, () => Count>> = {
  static: () =>
    [
      checked("types", "tsc", ["-p", "tsconfig.json"]),
      checked("studio types", "tsc", ["-p", "apps/studio/tsconfig.json"]),
      checked("lint", "biome", ["check", "--diagnostic-level=error", "."]),
      checked("layers", process.execPath, ["packages/tooling/src/check-layers.ts"]),
    ].reduce(add),
  unit: () => vitest("unit"),
  int: () => vitest("int"),
  calls: () => vitest("calls"),
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
const counts = names.map((name) => {
  console.log(`\n━━ ${name}`);
  const count = SUITES[name]?.() ?? { passed: 0, failed: 1, skipped: 0 };
  console.log(`${name}: ${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
  return count;
});
const total = counts.reduce(add);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);

function add(a: Count, b: Count): Count {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

function checked(what: string, command: string, args: readonly string[]): Count {
  const passed = spawnSync(command, args, { stdio: "inherit" }).status === 0;
  console.log(`  ${passed ? "✓" : "✗"} ${what}`);
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 };
}

function vitest(project: string): Count {
  const report = join(OUT, `${project}.json`);
  rmSync(report, { force: true });
  const done = spawnSync(
    "vitest",
    ["run", "--project", project, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`],
    {
      stdio: "inherit",
    },
  );
  const json = readReport(report);
  const failedFiles = (json?.testResults ?? []).filter(
    (file: { status: string; assertionResults: unknown[] }) =>
      file.status === "failed" && file.assertionResults.length === 0,
  ).length;
  const failed = (json?.numFailedTests ?? 0) + failedFiles;
  // A runner that failed without a failed test (a crash, an unhandled error) is a failure too.
  return {
    passed: json?.numPassedTests ?? 0,
    failed: failed === 0 && done.status !== 0 ? 1 : failed,
    skipped: json?.numPendingTests ?? 0,
  };
}

function playwright(): Count {
  const report = join(OUT, "journeys.json");
  rmSync(report, { force: true });
  const done = spawnSync("playwright", ["test", "--config", "e2e/playwright.config.ts"], {
    stdio: "inherit",
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  });
  const stats = readReport(report)?.stats;
  const failed = stats?.unexpected ?? 0;
  return {
    passed: (stats?.expected ?? 0) + (stats?.flaky ?? 0),
    failed: failed === 0 && done.status !== 0 ? 1 : failed,
    skipped: stats?.skipped ?? 0,
  };
}

// biome-ignore lint/suspicious/noExplicitAny: two runners' report formats, read in this file only.
function readReport(file: string): any {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
