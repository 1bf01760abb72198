import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { freePort } from "./preflight.ts";

const main = join(import.meta.dirname, "../main.ts");
const dirs: string[] = [];

afterEach(() => {
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true, force: true });
});

function up(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const data = mkdtempSync(join(tmpdir(), "patchbay-up-"));
  chmodSync(data, 0o711);
  dirs.push(data);
  const child = spawn(process.execPath, [main, "up", "--data", data, ...args], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const output = { out: "", err: "" };
  child.stdout?.on("data", (chunk) => (output.out += chunk));
  child.stderr?.on("data", (chunk) => (output.err += chunk));
  return { child, output };
}

async function freePorts(): Promise<readonly string[]> {
  const rtp = 44_000 + Math.floor(Math.random() * 100) * 10;
  return ["--port", `${await freePort()}`, "--sip-port", `${await freePort()}`, "--rtp", `${rtp}-${rtp + 9}`];
}

/** May this account mount a disk of its own? */
function smallDisk(): boolean {
  const dir = mkdtempSync(join(tmpdir(), "patchbay-mount-"));
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", dir]).status === 0;
  if (mounted) spawnSync("umount", [dir]);
  rmSync(dir, { recursive: true });
  return mounted;
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function untilGone(pids: readonly number[]): Promise<readonly number[]> {
  const deadline = Date.now() + 20_000;
  while (pids.some(alive) && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 100));
  return pids.filter(alive);
}

describe("patchbay up, when it cannot start", () => {
  it("names the taken web port and the option to change it", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const port = (other.address() as { port: number }).port;
    const { child, output } = up(["--port", String(port), "--sip-port", `${await freePort()}`]);
    const [code] = await once(child, "exit");
    other.close();
    expect({ code, text: output.err.trim() }).toEqual({
      code: 1,
      text: `Port ${port} (web) is taken by another program. Stop it, or choose another with --port.`,
    });
  });

  it("says that the database of DATABASE_URL cannot be reached", async () => {
    const { child, output } = up(await freePorts(), { DATABASE_URL: "postgresql://u:p@127.0.0.1:1/none" });
    const [code] = await once(child, "exit");
    expect(code).toBe(1);
    expect(output.err).toMatch(/The database of DATABASE_URL cannot be reached: .*ECONNREFUSED/);
  });

  it.skipIf(!smallDisk())("says that the disk is full, and how much is needed", async () => {
    const data = mkdtempSync(join(tmpdir(), "patchbay-up-"));
    spawnSync("mount", ["-t", "tmpfs", "-o", "size=1m,mode=0711", "tmpfs", data]);
    try {
      const { child, output } = up(["--data", data, ...(await freePorts())]);
      const [code] = await once(child, "exit");
      expect({ code, text: output.err.trim() }).toEqual({
        code: 1,
        text: `The disk of ${data} is full: 1 MB free, at least 300 MB are needed. Free some, or choose another place with --data.`,
      });
    } finally {
      spawnSync("umount", [data]);
      rmSync(data, { recursive: true });
    }
  });

  it("refuses an option that it does not know, with the list of those that it does", async () => {
    const { child, output } = up(["--colour", "red"]);
    const [code] = await once(child, "exit");
    expect(code).toBe(1);
    expect(output.err).toContain("--colour");
    expect(output.err).toContain("--sip-port N");
  });
});

describe("patchbay up, when it runs", () => {
  async function ready() {
    const { child, output } = up(["--json", ...(await freePorts())]);
    const exited = once(child, "exit");
    while (!output.out.includes("\n")) {
      await Promise.race([once(child.stdout as NodeJS.ReadableStream, "data"), exited]);
      if (child.exitCode !== null) throw new Error(output.err);
    }
    return { child, exited, world: JSON.parse(output.out) as { web: string; pids: Record<string, number> } };
  }

  it("answers on its address, and Ctrl-C leaves no process behind", { timeout: 120_000 }, async () => {
    const { child, exited, world } = await ready();
    expect((await fetch(`${world.web}/healthz`)).status).toBe(200);
    expect(Object.keys(world.pids).sort()).toEqual(["database", "gateway", "media", "runtime", "sip", "studio"]);
    child.kill("SIGINT");
    const [code] = await exited;
    expect(code).toBe(0);
    expect(await untilGone(Object.values(world.pids))).toEqual([]);
  });

  it("leaves no process behind when it is itself killed", { timeout: 120_000 }, async () => {
    const { child, exited, world } = await ready();
    child.kill("SIGKILL");
    await exited;
    expect(await untilGone(Object.values(world.pids))).toEqual([]);
  });
});
