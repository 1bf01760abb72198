import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { FlowDocument, NodeId } from "@patchbay/flow-model/document";
import { drawFlow } from "@patchbay/flow-model/draw-flow";
import { formatFlow } from "@patchbay/flow-model/history/format-flow";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { exportFlows } from "./export-flows.ts";
import { importFlows } from "./import-flows.ts";

const main = fileURLToPath(new URL("../main.ts", import.meta.url));
const exportsFolder = fileURLToPath(new URL("../../../../packages/flow/importers/test/exports/", import.meta.url));
const recorded = fileURLToPath(new URL("../../../../packages/flow/engine/test/recorded/", import.meta.url));
let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "patchbay-flow-"));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const run = (command: string, args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: directory, encoding: "utf8" });
  return { status, stdout, stderr };
};
const patchbay = (...args: readonly string[]) => run(process.execPath, [main, "flow", ...args]);
const git = (...args: readonly string[]) => run("git", ["-c", "user.name=t", "-c", "user.email=t@t", ...args]);

const flow = drawFlow("hotline", {
  start: { type: "start", label: "Start", to: { next: "bye" } },
  bye: { type: "hang-up", label: "Bye", config: { reason: "normal" } },
});
const with_ = (id: string, change: object): FlowDocument => ({
  ...flow,
  nodes: { ...flow.nodes, [id]: { ...flow.nodes[id as NodeId], ...change } as never },
});
const save = (name: string, document: FlowDocument) => writeFileSync(join(directory, name), formatFlow(document));
const load = (name: string) => JSON.parse(readFileSync(join(directory, name), "utf8")) as FlowDocument;

describe("patchbay flow", () => {
  it("says what changed, and nothing when only cards moved", () => {
    save("old.flow.json", flow);
    save("new.flow.json", with_("bye", { config: { reason: "busy" } }));
    save("moved.flow.json", { ...flow, layout: {} });
    expect(patchbay("diff", "old.flow.json", "new.flow.json")).toMatchObject({
      status: 1,
      stdout: '~ Bye (bye) · reason: "normal" → "busy"\n',
    });
    expect(patchbay("diff", "old.flow.json", "moved.flow.json")).toMatchObject({ status: 0, stdout: "" });
    expect(patchbay("diff", "old.flow.json", "none.flow.json").status).toBe(2);
  });

  it("is git's merge driver and textconv", () => {
    const call = `"${process.execPath}" "${main}" flow`;
    expect(git("init", "-q", "-b", "main").status).toBe(0);
    git("config", "merge.patchbay.driver", `${call} merge %O %A %B`);
    git("config", "diff.patchbay.textconv", `${call} print`);
    writeFileSync(join(directory, ".gitattributes"), "*.flow.json merge=patchbay diff=patchbay\n");
    save("line.flow.json", flow);
    git("add", "-A");
    git("commit", "-qm", "base");
    git("checkout", "-qb", "theirs");
    save("line.flow.json", with_("bye", { label: "Goodbye" }));
    git("commit", "-qam", "theirs");
    git("checkout", "-q", "main");
    save("line.flow.json", { ...with_("bye", { config: { reason: "busy" } }), title: "Hot line" });
    git("commit", "-qam", "ours");

    expect(git("merge", "-q", "--no-edit", "theirs").status).toBe(0);
    expect(load("line.flow.json")).toMatchObject({
      title: "Hot line",
      nodes: { bye: { label: "Goodbye", config: { reason: "busy" } } },
    });
    expect(git("show", "--format=", "HEAD~1").stdout).toContain("+  reason: busy");

    git("checkout", "-q", "theirs");
    save("line.flow.json", with_("bye", { label: "Farewell" }));
    git("commit", "-qam", "theirs again");
    git("checkout", "-q", "main");
    save("line.flow.json", with_("bye", { label: "So long" }));
    git("commit", "-qam", "ours again");
    const clash = git("merge", "--no-edit", "theirs");
    expect(clash.status).toBe(1);
    expect(clash.stderr).toContain(
      "conflict in nodes.bye.label: was Goodbye, ours So long, theirs Farewell; took ours",
    );
    expect(load("line.flow.json").nodes["bye" as NodeId]?.label).toBe("So long");
  });

  it("turns another product's export into a flow, and reports every step", () => {
    const out = join(directory, "twilio.flow.json");
    const done = patchbay("import", "--from", "twilio", "--out", out, join(exportsFolder, "twilio-support-line.json"));
    expect(done.status).toBe(0);
    expect(done.stdout).toContain("not-mapped quantum-teleport quantum");
    expect(load("twilio.flow.json").name).toBe("support-line");
    expect(patchbay("import", "--from", "bpmn", join(exportsFolder, "twilio-support-line.json")).status).toBe(2);
  });

  it("replays a recorded call, and says where another flow parts from it", () => {
    const recording = join(recorded, "appointment-cancelled.json");
    const same = patchbay("replay", recording);
    expect(same.status).toBe(0);
    expect(same.stdout).toMatch(/ended: \w+/);
    save("other.flow.json", flow);
    expect(patchbay("replay", recording, "other.flow.json")).toMatchObject({ status: 1 });
  });
});

it("names an option that it does not know, and where help is, without a stack", () => {
  const answer = patchbay("check", "--wrong", "x.flow.json");
  expect(answer.status).toBe(2);
  expect(answer.stderr).toContain("Unknown option '--wrong'");
  expect(answer.stderr).toContain("patchbay flow check --help");
  expect(answer.stderr).not.toContain("parse_args");
});

describe("flow export and import", () => {
  const stored = new Map<string, { document: FlowDocument; revision: number }>();
  let server: Server;
  let url: string;
  beforeAll(async () => {
    server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const body = chunks.length > 0 ? JSON.parse(Buffer.concat(chunks).toString() || "{}") : {};
      const name = decodeURIComponent(request.url?.split("/")[4] ?? "");
      const known = stored.get(name);
      const answer = (status: number, value: unknown) => {
        response.statusCode = status;
        response.end(JSON.stringify(value));
      };
      if (request.headers.authorization !== "Bearer secret") return answer(401, { code: "access.not-signed-in" });
      if (request.method === "GET" && name === "")
        return answer(
          200,
          [...stored.keys()].map((key) => ({ name: key })),
        );
      if (request.method === "GET") return known ? answer(200, known) : answer(404, { code: "flow.not-found" });
      if (request.method === "PATCH" && body.revision !== known?.revision)
        return answer(409, { code: "flow.conflict" });
      const saved = { document: body.document, revision: (known?.revision ?? 0) + 1 };
      stored.set(body.document.name, saved);
      answer(200, saved);
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  it("carry flows to an installation and back unchanged", async () => {
    vi.spyOn(console, "log").mockImplementation(() => undefined);
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    save("hotline.flow.json", flow);
    const file = join(directory, "hotline.flow.json");
    const access = ["--server", url, "--key", "secret"];
    expect(await importFlows([...access, file])).toBe(0);
    expect(await importFlows([...access, file])).toBe(0);
    expect(stored.get("hotline")?.revision).toBe(2);
    const back = join(directory, "back");
    expect(await exportFlows([...access, "--dir", back])).toBe(0);
    expect(readFileSync(join(back, "hotline.flow.json"), "utf8")).toBe(readFileSync(file, "utf8"));
    expect(await exportFlows(["--server", url, "--key", "wrong"])).toBe(2);
    expect(await importFlows(["--server", url, "--key", "wrong", file])).toBe(2);
    expect(vi.mocked(console.error).mock.lastCall?.[0]).toContain("the key is not accepted. Make one in the studio");
    expect(await exportFlows([...access, "nobody"])).toBe(2);
    expect(vi.mocked(console.error).mock.lastCall?.[0]).toContain("nobody: there is no such flow");
    expect(await exportFlows(["--server", "http://127.0.0.1:9", "--key", "k"])).toBe(2);
    expect(vi.mocked(console.error).mock.lastCall?.[0]).toContain("Is it up, and is the address right?");
    vi.restoreAllMocks();
  });
});
