import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { err, ok, type Result } from "@patchbay/base/result";
import { type FlowTest, parseFlowTest } from "@patchbay/engine/rehearse/flow-test";
import { type FlowTestReport, runFlowTest } from "@patchbay/engine/rehearse/run-flow-test";
import { nodeRegistry } from "@patchbay/nodes/registry.gen";
import { EXIT, readJson, refuse } from "./flow-file.ts";
import { flowFilesIn, readFlow, testFileOf } from "./read-flows.ts";

const HELP = `patchbay flow test FILE|FOLDER…: runs the test cases of flows on the real engine, with fake ports and a virtual clock.

  --json    one JSON line per flow instead of text

The cases of NAME.flow.json stand in NAME.test.json beside it; sub-flows are found in the same folder. Exit code 1 when a case
or a property fails, 2 when a flow or test file cannot be read or no flow has one.`;

export async function testFlows(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { json: { type: "boolean" }, help: { type: "boolean" } },
    allowPositionals: true,
  });
  if (values.help || positionals.length === 0) {
    console.log(HELP);
    return values.help ? EXIT.fine : EXIT.refused;
  }
  const files = flowFilesIn(positionals);
  if (!files.ok) return refuse(files.error);
  const tested = files.value.filter((file) => existsSync(testFileOf(file)));
  if (tested.length === 0) {
    const [first = "NAME.flow.json"] = files.value;
    return refuse(`None of these flows has a test file. The cases of ${first} would stand in ${testFileOf(first)}.`);
  }
  const codes: number[] = [];
  for (const file of tested) {
    const report = await testOne(file);
    if (values.json) console.log(JSON.stringify({ file, ...(report.ok ? report.value : { error: report.error }) }));
    else if (report.ok) console.log(`${file}\n${written(report.value)}`);
    else console.error(report.error);
    const isBroken = report.ok && report.value.results.some(({ failures }) => failures.length > 0);
    codes.push(isBroken ? EXIT.found : report.ok ? EXIT.fine : EXIT.refused);
  }
  return Math.max(...codes);
}

async function testOne(file: string): Promise<Result<FlowTestReport, string>> {
  const flow = readFlow(file);
  if (!flow.ok) return flow;
  const test = readTest(testFileOf(file));
  return test.ok ? ok(await runFlowTest(test.value, { ...flow.value, registry: nodeRegistry })) : test;
}

function readTest(file: string): Result<FlowTest, string> {
  const content = readJson(file);
  if (!content.ok) return content;
  const test = parseFlowTest(content.value);
  if (test.success) return ok(test.data);
  const faults = test.error.issues.map(({ path, message }) => `  ${path.join(".")}: ${message}`);
  return err([`${file} is no test of a flow:`, ...faults].join("\n"));
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
