import { parseArgs } from "node:util";
import { err, ok, type Result } from "@patchbay/base/result";
import { coverPaths } from "@patchbay/engine/foresee/cover-paths";
import { parseFlowTest } from "@patchbay/engine/rehearse/flow-test";
import { runFlowTest } from "@patchbay/engine/rehearse/run-flow-test";
import { nodeRegistry } from "@patchbay/nodes/registry.gen";
import type { z } from "zod";
import { EXIT, refuse } from "./flow-file.ts";
import { readFlow } from "./read-flows.ts";

const HELP = `patchbay flow simulate FILE [what happens…]: rehearses one call and prints its way, or imagines calls for every exit.

What happens, in order:  press:1  say:sales  wait:12s  serve:ann  hangup
  --scene JSON   how the world stands, e.g. '{"calendars": {"office-hours": "open"}, "from": "+49301"}'
  --cover        imagines calls instead, until every exit has been taken
  --json         JSON instead of text

The engine is the real one; ports are fakes and time stands until it is moved. Exit code 2 when the flow has errors, or when
something named cannot happen.`;

export async function simulateFlow(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      scene: { type: "string", default: "{}" },
      cover: { type: "boolean" },
      json: { type: "boolean" },
      help: { type: "boolean" },
    },
    allowPositionals: true,
  });
  const [file, ...happens] = positionals;
  if (values.help || file === undefined) {
    console.log(HELP);
    return values.help ? EXIT.fine : EXIT.refused;
  }
  const flow = readFlow(file);
  if (!flow.ok) return refuse(flow.error);
  const { compiled, programs } = flow.value;
  if (values.cover) {
    const all = new Map([...programs.values()].map(({ hash, program }) => [hash, program]));
    const { calls, missed } = coverPaths({ program: compiled.hash, programs: all, registry: nodeRegistry });
    const ways = calls.map(({ path, outcome }) => ({ outcome, way: wayOf(path) }));
    if (values.json) console.log(JSON.stringify({ calls: ways, missed }));
    else
      console.log(
        [
          ...ways.map(({ outcome, way }) => `${way}  (${outcome ?? "still running"})`),
          ...missed.map(({ node, exit }) => `never taken: ${node}:${exit}`),
        ].join("\n"),
      );
    return 0;
  }
  const scene = sceneOf(values.scene);
  if (!scene.ok) return refuse(scene.error);
  const cases = [{ name: "simulated", scene: scene.value, steps: happens.map(stepOf) }];
  const test = parseFlowTest({ format: "patchbay.flow-test/1", cases });
  if (!test.success) return refuse(test.error.issues.map((issue) => whyNot(issue, happens)).join("\n"));
  const [result] = (await runFlowTest(test.data, { compiled, programs, registry: nodeRegistry })).results;
  console.log(values.json ? JSON.stringify(result?.path ?? []) : wayOf(result?.path ?? []));
  return 0;
}

function stepOf(text: string): object {
  if (text === "hangup") return { hangUp: true };
  const [act = "", ...rest] = text.split(":");
  return { [act]: rest.join(":") };
}

function sceneOf(text: string): Result<unknown, string> {
  try {
    return ok(JSON.parse(text));
  } catch (error) {
    return err(`--scene is no JSON: ${(error as Error).message}. In a shell, put it between single quotes.`);
  }
}

function whyNot({ path, message }: z.core.$ZodIssue, happens: readonly string[]): string {
  const [, , part, index, ...rest] = path;
  if (part !== "steps") return `--scene, ${[index, ...rest].join(".")}: ${message}`;
  return `"${happens[Number(index)]}" cannot happen. What can: press:1  say:sales  wait:12s  serve:ann  hangup`;
}

function wayOf(path: readonly { readonly node: string; readonly exit?: string }[]): string {
  return path
    .filter(({ exit }, index) => exit !== undefined || index === path.length - 1)
    .map(({ node, exit }) => (exit === undefined ? node : `${node}:${exit}`))
    .join(" → ");
}
