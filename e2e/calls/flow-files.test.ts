import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { drawFlow } from "@patchbay/flow-model/draw-flow";
import { formatFlow } from "@patchbay/flow-model/history/format-flow";
import { toneOverRestDb } from "@patchbay/media/goertzel";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { loudest } from "../drivers/tone.ts";
import { CallWorld } from "./call-world.ts";

const MAIN = join(import.meta.dirname, "../../apps/cli/src/main.ts");
let world: CallWorld;
let folder: string;
let key: { readonly id: string; readonly secret: string };
beforeAll(async () => {
  world = await CallWorld.open();
  folder = mkdtempSync(join(tmpdir(), "patchbay-flow-files-"));
  const permissions = ["flow:read", "flow:edit", "flow:publish"];
  key = await world.admin.mutate("apiKey.create", { name: "flow files", permissions });
});
afterEach(() => world.quiet());
afterAll(async () => {
  await world.admin.mutate("apiKey.revoke", { id: key.id });
  rmSync(folder, { recursive: true });
  await world.close();
});

/** `patchbay flow …` as somebody types it. */
function patchbay(...args: readonly string[]): Promise<{ readonly code: number; readonly said: string }> {
  const env = { ...process.env, PATCHBAY_URL: world.admin.web, PATCHBAY_API_KEY: key.secret };
  return new Promise((resolve) => {
    execFile(process.execPath, [MAIN, "flow", ...args], { env }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, said: stdout + stderr }),
    );
  });
}

const name = `filed-${process.pid}`;
const flow = drawFlow(name, {
  start: { type: "start", label: "Start", to: { next: "tone" } },
  tone: {
    type: "play-tone",
    label: "Tone",
    config: { tone: "own", hertz: [660], onMs: 1_000, offMs: 0 },
    to: { done: "bye", failed: "bye" },
  },
  bye: { type: "hang-up", label: "Bye" },
});

describe("a flow in a file", () => {
  it("is checked, sent, published by the command line, answers a call, and comes back to the byte", async () => {
    const file = join(folder, `${name}.flow.json`);
    const text = formatFlow(flow);
    writeFileSync(file, text);
    expect((await patchbay("check", file)).said).toContain("sound");
    expect(await patchbay("import", "--publish", "From a file", file)).toMatchObject({ code: 0 });
    const to = await world.bind({ name, version: 1 });
    const call = await (await world.phone()).call({ server: world.server, to, from: world.caller() });
    expect(await call.answered).toBe(true);
    await call.ended;
    expect(toneOverRestDb(loudest(call.audio.heard), 660)).toBeGreaterThan(15);

    const back = join(folder, "back");
    for (const version of [[], ["--version", "1"]]) {
      expect(await patchbay("export", "--dir", back, name, ...version)).toMatchObject({ code: 0 });
      expect(readFileSync(join(back, `${name}.flow.json`), "utf8")).toBe(text);
    }
    expect(await patchbay("import", join(back, `${name}.flow.json`))).toMatchObject({ code: 0 });
    expect(await patchbay("export", "--dir", back, name)).toMatchObject({ code: 0 });
    expect(readFileSync(join(back, `${name}.flow.json`), "utf8")).toBe(text);
  });

  it("is saved but not published with errors, and each names its step", async () => {
    const nodes = { ...flow.nodes, tone: { ...flow.nodes["tone" as never], type: "who-knows" } };
    const file = join(folder, "unknown.flow.json");
    writeFileSync(file, JSON.stringify({ ...flow, nodes, name: `${name}-unknown` }));
    const sent = await patchbay("import", "--publish", "m", file);
    expect(sent).toMatchObject({ code: 2 });
    expect(sent.said).toMatch(/saved, and not published.*\n.*FLOW102 at tone/);
  });
});

const whole = JSON.stringify({ ...flow, name: `${name}-hostile` });
const nested = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`;

it.each([
  [
    "keys of prototypes",
    whole.replace('"nodes":{', '"nodes":{"__proto__":{"type":"start"},'),
    "document.nodes.__proto__",
  ],
  [
    "keys of constructors",
    whole.replace('"hertz"', '"constructor":{"prototype":1},"hertz"'),
    "document.nodes.tone.config",
  ],
  ["deep nesting", whole.replace('"hertz":[660]', `"hertz":${nested(200_000)}`), "document.nodes.tone"],
  ["Infinity in words", whole.replace('"version":1', '"version":"Infinity"'), "document.nodes.start.version"],
  ["a number beyond numbers", whole.replace('"version":1', '"version":1e999'), "document.nodes.start.version"],
  ["an id of right-to-left marks", whole.replaceAll('"tone":{', '"\u202Etone":{'), "document.nodes.\u202Etone"],
  ["another format", whole.replace("patchbay.flow/1", "patchbay.flow/9"), "document.format"],
  [
    "too many nodes",
    whole.replace('"nodes":{', `"nodes":{${Array.from({ length: 5_100 }, (_, at) => `"n${at}":{}`).join()},`),
    "document.nodes",
  ],
])("an installation refuses a flow with %s, and names the place", async (_what, document, place) => {
  const answer = await fetch(`${world.admin.web}/api/v1/flows`, {
    method: "POST",
    headers: { authorization: `Bearer ${key.secret}`, "content-type": "application/json" },
    body: `{"document":${document}}`,
  });
  const refused = (await answer.json()) as { code: string; facts: { problems: readonly { path: string }[] } };
  expect([answer.status, refused.code]).toEqual([400, "input.invalid"]);
  expect(refused.facts.problems[0]?.path).toContain(place);
});
