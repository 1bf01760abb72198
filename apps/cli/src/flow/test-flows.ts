import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { err, ok, type Result } from "@patchbay/base/result";
import { type FlowTest, parseFlowTest } from "@patchbay/engine/rehearse/flow-test";
import { type FlowTestReport, runFlowTest } from "@patchbay/engine/rehearse/run-flow-test";
import { nodeRegistry } from "@patchbay/nodes/registry.gen";
import { flowText } from "./flow-file.ts";
import { flowFilesIn, readFlow, testFileOf } from "./read-flows.ts";

const HELP = `patchbay flow test FILE|FOLDER…: runs the test cases of flows on the real engine, with fake ports and a virtual clock.

  --json    one JSON line per flow instead of text

The cases of NAME.flow.json stand in NAME.test.json beside it; sub-flows are found in the same folder. Exit code 1 when a case
or a property fails, or a flow or test file cannot be read.`;

export async function testFlows(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { json: { type: "boolean" }, help: { type: "boolean" } },
    allowPositionals: true,
  });
  if (values.help || positionals.length === 0) {
    console.log(HELP);
    return values.help ? 0 : 1;
  }
  const tested = flowFilesIn(positionals).filter((file) => existsSync(testFileOf(file)));
  if (tested.length === 0) {
    console.error("none of these flows has a test file");
    return 1;
  }
  let failed = 0;
  for (const file of tested) {
    const report = await testOne(file);
    const isBroken = typeof report === "string" || report.results.some(({ failures }) => failures.length > 0);
    if (isBroken) failed += 1;
    if (values.json)
      console.log(JSON.stringify({ file, ...(typeof report === "string" ? { error: report } : report) }));
    else console.log(`${file}\n${typeof report === "string" ? `  ${report}` : written(report)}`);
  }
  return failed === 0 ? 0 : 1;
}

async function testOne(file: string): Promise<FlowTestReport | string> {
  const flow = readFlow(file);
  if (!flow.ok) return flow.error;
  const test = readTest(testFileOf(file));
  return test.ok ? runFlowTest(test.value, { ...flow.value, registry: nodeRegistry }) : test.error;
}

/** Throws when the file is larger than any flow or no JSON. */
function readTest(file: string): Result<FlowTest, string> {
  const test = parseFlowTest(JSON.parse(flowText(file)));
  if (test.success) return ok(test.data);
  const faults = test.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`);
  return err(`${file} cannot be read: ${faults.join("; ")}`);
}

function written({ results, coverage }: FlowTestReport): string {
  const lines = results.flatMap(({ name, failures, path }) => {
    if (failures.length === 0) return [`  ok    ${name}`];
    const way = path.map(({ node, exit }) => (exit === undefined ? node : `${node}:${exit}`)).join(" → ");
    return [`  fails ${name}`, ...failures.map((failure) => `        ${failure}`), ...(way ? [`        ${way}`] : [])];
  });
  const all = coverage.taken.length + coverage.missed.length;
  const missed = coverage.missed.map(({ node, exit }) => `${node}:${exit}`).join(", ");
  return [
    ...lines,
    `  imagined calls take ${coverage.taken.length} of ${all} exits${missed ? `; not ${missed}` : ""}`,
  ].join("\n");
}
