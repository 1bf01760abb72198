/**
 * `npm run bench -- sip [seconds]`: calls a second through the SIP server and a drachtio-srf program, INVITE, 200, ACK, BYE
 * without media: answered by the program, and connected by it to a second party (a back-to-back user agent). JSON lines;
 * beside each figure what a drachtio-server gave on a machine of the same kind (2 cores). SIPp is the load. A rate counts as
 * clean with no call failed and at most 1 % of messages repeated; the first rate that is not clean is the last one tried.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import { startSipProcess } from "../test/sip-process.ts";
import { hasSipp } from "../test/sipp.ts";
import { cpuMillis, peakMegabytes } from "./process-cost.ts";
import { placeCalls } from "./sipp-load.ts";

/** drachtio-server 0.9.5: calls a second, and processor milliseconds a call of server and program. */
const PEER = {
  answer: { rate: 1_400, serverMs: 0.64, applicationMs: 0.29 },
  connect: { rate: 400, serverMs: 2.05, applicationMs: 1.03 },
} as const;
const RATES = { answer: [200, 400, 800, 1_100, 1_400, 1_800], connect: [100, 200, 300, 400, 500, 600] } as const;
const MEMORY_BAR_MB = 200;
/** INVITE, ACK and BYE: what a caller may have to repeat. */
const MESSAGES_PER_CALL = 3;

const seconds = Number(process.argv[2] ?? 20);
if (!hasSipp) throw new Error("SIPp is not there (Debian: apt install sip-tester)");

for (const mode of ["answer", "connect"] as const) {
  for (const rate of RATES[mode]) if (!(await measure(mode, rate))) break;
}

async function measure(mode: keyof typeof PEER, rate: number): Promise<boolean> {
  const server = await startSipProcess({ SIP_SECRET: "bench", SIP_LISTEN: "udp://127.0.0.1:0" });
  const address = server.listen[0]?.replace("udp://", "") ?? "";
  const called = "127.0.0.2:25066";
  const helpers: ChildProcess[] = [];
  if (mode === "connect") helpers.push(spawn("sipp", ["-sn", "uas", "-i", "127.0.0.2", "-p", "25066", "-nostdin"]));
  const program = fileURLToPath(new URL("./answering-app.ts", import.meta.url));
  const application = spawn(process.execPath, [program, String(server.controlPort), mode, called], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  helpers.push(application);
  try {
    await once(application.stdout, "data");
    const pids = [server.child.pid as number, application.pid as number] as const;
    const before = pids.map(cpuMillis);
    const load = await placeCalls(address, rate, seconds);
    const [serverMs = 0, applicationMs = 0] = pids.map((pid, at) => (cpuMillis(pid) - (before[at] ?? 0)) / load.calls);
    const megabytes = peakMegabytes(pids[0]);
    const repeated = load.retransmissions / (load.calls * MESSAGES_PER_CALL);
    const clean = load.failed === 0 && repeated <= 0.01 && load.reached >= rate * 0.97;
    print({
      mode,
      rate,
      clean,
      ...load,
      repeated,
      serverMs,
      applicationMs,
      megabytes,
      ofPeerRate: rate / PEER[mode].rate,
      ofPeerServerMs: serverMs / PEER[mode].serverMs,
      // On a busy machine both processes take longer: their ratio tells the server's cost better than milliseconds do.
      serverToApplication: serverMs / applicationMs,
      peerServerToApplication: PEER[mode].serverMs / PEER[mode].applicationMs,
      memoryHeld: megabytes <= MEMORY_BAR_MB,
      machineLoad: loadavg()[0] ?? 0,
    });
    return clean;
  } finally {
    for (const helper of helpers) helper.kill("SIGKILL");
    await server.stop();
  }
}

function print(figures: Readonly<Record<string, number | string | boolean>>): void {
  const rounded = Object.entries(figures).map(([key, value]) => [
    key,
    typeof value === "number" ? Math.round(value * 1e3) / 1e3 : value,
  ]);
  console.log(JSON.stringify({ bench: "sip", ...Object.fromEntries(rounded) }));
}
