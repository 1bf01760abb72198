import { type ChildProcess, spawn } from "node:child_process";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** Far more than any scenario takes; SIPp then fails by itself. */
const LIMIT_S = 60;
/** Many calls come one after the other. */
const LIMIT_OF_MANY_S = 200;

export interface SippStats {
  readonly code: number | null;
  readonly successful: number;
  readonly failed: number;
  /** What SIPp said: its screens and complaints. */
  readonly output: string;
}

export interface SippRun {
  readonly port: number;
  /** SIPp's own judgement, when it has ended. */
  readonly ended: Promise<SippStats>;
  /** Resolves when a scenario has made the file `[here]`: it stands where it says so. */
  arrived(): Promise<void>;
  /** Lets a scenario that waits for a MESSAGE go on. */
  cue(): Promise<void>;
}

/** Runs one call of `e2e/calls/<scenario>.xml`, or so many as are asked for. Keys are the scenario's own words in square brackets. */
export async function sipp(
  scenario: string,
  options: {
    readonly server?: { readonly address: string; readonly port: number };
    readonly number?: string;
    readonly port?: number;
    readonly calls?: number;
    /** For a challenge. */
    readonly account?: { readonly username: string; readonly password: string };
    readonly keys?: Readonly<Record<string, string>>;
    /** Sends the sound back that it gets: a call that never sends any is given up after a while. */
    readonly echo?: boolean;
    /** How long it may take, in seconds, for who waits long. */
    readonly limit?: number;
  },
): Promise<SippRun> {
  const port = options.port ?? (await freePort());
  const { calls = 1 } = options;
  const dir = mkdtempSync(join(tmpdir(), "patchbay-sipp-"));
  const stats = join(dir, "stats.csv");
  const here = join(dir, "here");
  const callId = `${scenario}-${port}@127.0.0.1`;
  const remote = options.server ? [`${options.server.address}:${options.server.port}`] : [];
  const file = resolve(import.meta.dirname, "../calls", `${scenario}.xml`);
  const child = spawn(
    "sipp",
    [
      ...remote,
      ...["-sf", file, "-m", `${calls}`, "-l", `${calls}`, "-i", "127.0.0.1", "-p", `${port}`, "-nostdin"],
      ...[
        "-mi",
        "127.0.0.1",
        "-mp",
        `${await freePort()}`,
        "-timeout",
        `${options.limit ?? (calls === 1 ? LIMIT_S : LIMIT_OF_MANY_S)}s`,
        "-timeout_error",
      ],
      ...["-trace_stat", "-stf", stats],
      // One call is cued by its Call-ID.
      ...(calls === 1 ? ["-cid_str", callId] : []),
      ...(options.number ? ["-s", options.number] : []),
      ...(options.echo ? ["-rtp_echo"] : []),
      ...(options.account ? ["-au", options.account.username, "-ap", options.account.password] : []),
      ...Object.entries({ here, ...options.keys }).flatMap(([key, value]) => ["-key", key, value]),
    ],
    { stdio: ["ignore", "pipe", "pipe"], cwd: dir },
  );
  const ended = judged(child, stats).finally(() => rmSync(dir, { recursive: true, force: true }));
  return { port, ended, arrived: () => exists(here), cue: () => cue(port, callId) };
}

async function judged(child: ChildProcess, stats: string): Promise<SippStats> {
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => {
      output = (output + chunk.toString("latin1")).slice(-20_000);
    });
  }
  const [code] = await once(child, "exit");
  const [names = "", ...rows] = readFileSync(stats, "utf8").trim().split("\n");
  const last = rows.at(-1)?.split(";") ?? [];
  const column = (name: string) => Number(last[names.split(";").indexOf(name)]);
  return { code, successful: column("SuccessfulCall(C)"), failed: column("FailedCall(C)"), output };
}

async function exists(file: string): Promise<void> {
  for (let tries = 0; !existsSync(file); tries += 1) {
    if (tries > LIMIT_S * 20) throw new Error("the scenario did not come so far");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function cue(port: number, callId: string): Promise<void> {
  const socket = createSocket("udp4");
  const text = [
    `MESSAGE sip:127.0.0.1:${port} SIP/2.0`,
    "Via: SIP/2.0/UDP 127.0.0.1;branch=z9hG4bKcue",
    "From: <sip:test@127.0.0.1>;tag=cue",
    "To: <sip:test@127.0.0.1>",
    `Call-ID: ${callId}`,
    "CSeq: 1 MESSAGE",
    "Content-Length: 0",
    "",
    "",
  ].join("\r\n");
  await new Promise<void>((done) => socket.send(text, port, "127.0.0.1", () => done()));
  socket.close();
}

async function freePort(): Promise<number> {
  const socket = createSocket("udp4");
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  const { port } = socket.address();
  await new Promise<void>((done) => socket.close(() => done()));
  return port;
}
