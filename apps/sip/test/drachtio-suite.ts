/**
 * drachtio-srf's own test suite, taken from the installed package and made to run on loopback addresses instead of
 * Docker containers: names become addresses of 127.29.0.0/16, the containers become SIPp processes. Nothing of the suite
 * is kept: it is copied to a temporary folder for the run.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** The containers of the suite's docker-compose file: last number of the address, scenario. */
const CALLED: Readonly<Record<string, readonly [number, string]>> = {
  "sipp-uas-cancel": [12, "uas-cancel"],
  "sipp-uas": [13, "uas"],
  "sipp-uas-404": [14, "uas-404"],
  "sipp-uas-auth": [15, "uas-auth"],
  "sipp-uas-auth-register": [16, "uas-auth-register"],
  "sipp-uas-auth-register-no-realm": [17, "uas-auth-register-no-realm"],
  "sipp-uas-refer": [18, "uas-refer"],
  "sipp-uas-fast-reinvite": [20, "uas-reinvite"],
  "sipp-uas-reinvite-overlap": [21, "uas-reinvite-overlap"],
  "sipp-uas-302": [22, "uas-302"],
  "sipp-uas-prack": [23, "uas-prack"],
  "sipp-uas-bye-with-auth": [24, "uas-bye-with-auth"],
  "sipp-uas-reinvite-with-auth": [25, "uas-reinvite-with-auth"],
  "sipp-uas-options": [26, "uas-options-expect-200"],
  "sipp-uas-407-no-auth-header": [27, "uas-407-no-auth-header"],
  "sipp-uas-200-ok-no-contact-cancel": [28, "uas-200-ok-no-contact-cancel"],
  "sipp-uas-fast-update": [29, "uas-update-with-sdp"],
};
/** Named by a test, started by it. */
const STARTED_BY_TEST: Readonly<Record<string, number>> = { "sipp-uas-b-teardown": 30 };

export const SUT = "127.29.0.10";
export const SECOND = "127.29.0.19";

export interface SuiteResult {
  readonly passed: number;
  readonly failed: readonly string[];
  readonly output: string;
}

export async function runDrachtioSuite(ports: {
  readonly sut: number;
  readonly second: number;
  readonly secret: string;
}): Promise<SuiteResult> {
  const folder = await mkdtemp(join(tmpdir(), "drachtio-suite-"));
  const called: ChildProcess[] = [];
  try {
    await prepare(folder);
    for (const [last, scenario] of Object.values(CALLED)) {
      const args = [
        "-sf",
        join(folder, "test/scenarios", `${scenario}.xml`),
        "-i",
        `127.29.0.${last}`,
        "-p",
        "5060",
        "-nostdin",
      ];
      called.push(spawn("sipp", args, { stdio: "ignore", cwd: folder }));
    }
    const server = (port: number) => ({ host: "127.0.0.1", port, secret: ports.secret });
    const config = { "drachtio-sut": server(ports.sut), "drachtio-uas": server(ports.second) };
    return await run(folder, JSON.stringify(config));
  } finally {
    for (const child of called) child.kill("SIGKILL");
    await rm(folder, { recursive: true, force: true });
  }
}

async function prepare(folder: string): Promise<void> {
  const source = dirname(dirname(createRequire(import.meta.url).resolve("drachtio-srf")));
  await cp(source, folder, { recursive: true });
  await symlink(dirname(source), join(folder, "node_modules"));
  const tests = join(folder, "test");
  for (const place of ["", "scripts", "scenarios"]) {
    for (const file of await readdir(join(tests, place))) {
      if (!/\.(js|xml)$/.test(file)) continue;
      const path = join(tests, place, file);
      await writeFile(path, onLoopback(await readFile(path, "utf8")));
    }
  }
  await writeFile(join(tests, "sipp.js"), SIPP);
  await writeFile(join(tests, "run.js"), RUN);
}

function onLoopback(text: string): string {
  const names: Record<string, number> = { ...STARTED_BY_TEST };
  for (const [name, [last]] of Object.entries(CALLED)) names[name] = last;
  const longestFirst = Object.entries(names).sort(([a], [b]) => b.length - a.length);
  let result = text.replaceAll("172.29.0.", "127.29.0.").replaceAll('"<sip:(.*)>"', '"&lt;sip:(.*)>"');
  for (const [name, last] of longestFirst) {
    result = result.replace(new RegExp(`(['":])${name}(?=['"])`, "g"), `$1127.29.0.${last}`);
  }
  return result;
}

/** Replaces the suite's Docker calls. */
const SIPP = `
const { spawn } = require('child_process');
let output = '';
let idx = 1;
function run(args) {
  return new Promise((resolve, reject) => {
    const child = spawn('sipp', args.concat('-nostdin'), { stdio: ['ignore', 'pipe', 'pipe'], cwd: require('os').tmpdir() });
    child.stdout.on('data', (data) => { output += data; });
    child.stderr.on('data', (data) => { output += data; });
    child.on('exit', (code) => code === 0 ? resolve() : reject(code));
  });
}
const obj = { output: () => output };
obj.sippUac = (file) => {
  output = '';
  return run(['-sf', __dirname + '/scenarios/' + file, '-m', '1', '-sleep', '250ms', '-i', '127.29.0.99',
    '-cid_str', '%u-%p@%s-' + idx++, '${SUT}']);
};
obj.sippUas = (file, address) => run(['-sf', __dirname + '/scenarios/' + file, '-m', '1', '-i', address, '-p', '5060']);
module.exports = () => obj;
`;

/** The suite's parts in its own order; where it starts and stops Docker, both servers must be there. */
const RUN = `
const net = require('net');
const config = require('config');
const test = require('tape');
const reach = (name) => new Promise((resolve, reject) => {
  const { host, port } = config.get(name);
  const socket = net.connect(port, host, () => resolve(socket.destroy()));
  socket.on('error', reject);
});
const bothThere = (title) => test(title, (t) => {
  Promise.all([reach('drachtio-sut'), reach('drachtio-uas')]).then(() => t.pass('both servers are up')).catch(t.error).then(() => t.end());
});
bothThere('before the suite');
for (const part of ['b2b', 'reinvite-tests', 'uac', 'uas', 'proxy', 'utils', 'refer']) require('./' + part);
bothThere('after the suite');
`;

function run(folder: string, config: string): Promise<SuiteResult> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, NODE_ENV: "test", NODE_CONFIG: config, NODE_CONFIG_DIR: join(folder, "config") };
    const child = spawn(process.execPath, ["test/run.js"], {
      cwd: folder,
      env,
      stdio: ["ignore", "pipe", "pipe"],
      // A group of its own: the SIPp processes of a test that hangs end with it.
      detached: true,
    });
    const kill = () => {
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, "SIGKILL");
    };
    let output = "";
    const add = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on("data", add);
    child.stderr.on("data", add);
    child.once("error", reject);
    // Applications that lost their socket keep the suite alive after its last test: its summary is the end.
    const end = setInterval(() => {
      if (/^# (ok|fail)/m.test(output)) kill();
    }, 200);
    const limit = setTimeout(kill, 200_000);
    child.once("exit", () => {
      clearInterval(end);
      clearTimeout(limit);
      const failed = output.match(/^not ok .*$/gm) ?? [];
      resolve({ passed: output.match(/^ok \d+/gm)?.length ?? 0, failed, output });
    });
  });
}
