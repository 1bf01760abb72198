import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  freePort,
  startTestPostgres,
  type TestDatabase,
  type TestPostgres,
} from "@patchbay/adapter-postgres/test-database";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const main = join(import.meta.dirname, "../src/main.ts");
let postgres: TestPostgres;
let urls: TestDatabase;
let dir: string;

beforeAll(async () => {
  postgres = await startTestPostgres();
  urls = await postgres.fresh();
  dir = mkdtempSync(join(tmpdir(), "patchbay-gateway-"));
});
afterAll(async () => {
  await postgres?.stop();
  rmSync(dir, { recursive: true, force: true });
});

function start(env: Record<string, string>) {
  const child = spawn(process.execPath, [main], {
    env: {
      PATH: process.env.PATH ?? "",
      DATABASE_URL: urls.app,
      AUTH_DATABASE_URL: urls.auth,
      AUTH_SECRET: "a secret that only this test knows: 1234",
      DATA_DIR: dir,
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  let errors = "";
  child.stdout.on("data", (chunk) => {
    output += chunk;
  });
  child.stderr.on("data", (chunk) => {
    errors += chunk;
  });
  const ended = new Promise<{ code: number | null; output: string; errors: string }>((done) =>
    child.on("close", (code) => done({ code, output, errors })),
  );
  const ready = new Promise<Record<string, unknown>>((done, failed) => {
    child.stdout.on("data", () => output.includes("\n") && done(JSON.parse(output.split("\n")[0] ?? "")));
    void ended.then(({ errors: last }) => failed(new Error(last)));
  });
  ready.catch(() => undefined);
  return { child, ready, ended };
}

describe("the gateway's process", () => {
  it("says in one line that it is ready, answers, and ends by itself when asked to", async () => {
    const port = await freePort();
    const gateway = start({ GATEWAY_LISTEN: `127.0.0.1:${port}` });
    const url = `http://127.0.0.1:${port}`;
    expect(await gateway.ready).toMatchObject({ event: "ready", url });
    expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ ok: true });
    gateway.child.kill("SIGTERM");
    const { code, output } = await gateway.ended;
    expect(code).toBe(0);
    expect(output.trim().split("\n")).toHaveLength(1);
  });

  it("names the taken port and gives up", async () => {
    const other = createServer();
    const port = await freePort();
    await new Promise<void>((done) => other.listen(port, "127.0.0.1", done));
    const { code, errors } = await start({ GATEWAY_LISTEN: `127.0.0.1:${port}` }).ended;
    other.close();
    expect(code).toBe(1);
    expect(errors.trim().split("\n").at(-1)).toMatch(
      new RegExp(`^gateway: 127.0.0.1:${port} is taken by another program`),
    );
    expect(errors).not.toMatch(/\n\s+at /);
  });

  it("says which database does not answer, and which setting is missing", async () => {
    const away = `postgresql://x:y@127.0.0.1:${await freePort()}/none`;
    const unreachable = await start({ DATABASE_URL: away, AUTH_DATABASE_URL: away }).ended;
    expect(unreachable.code).toBe(1);
    expect(unreachable.errors.trim()).toMatch(/^gateway: the database does not answer .* check DATABASE_URL/);
    const secretless = await start({ AUTH_SECRET: "short" }).ended;
    expect(secretless.code).toBe(1);
    expect(secretless.errors.trim()).toBe("gateway: AUTH_SECRET: must have at least 32 characters");
  });
});
