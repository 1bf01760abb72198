/**
 * `npm run bench -- media [calls] [seconds] [modes]`: calls held by one media worker, G.711 both ways, in three modes: a
 * prompt in a loop, two legs bridged, and both sides recorded; each by Node's sockets and by the addon, where it is built. Prints CPU of the worker per second of call (process time, which
 * holds on a busy machine), packets lost, and gaps over 60 ms in what the callers hear.
 */
import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CallId, LegId, RecordingId } from "@patchbay/base/ids";
import { must } from "@patchbay/base/result";
import { tone } from "@patchbay/media/tone";
import { writeWav } from "@patchbay/media/wav";
import { writeRtpHeader } from "@patchbay/rtp/rtp-packet";
import { sequenceDelta } from "@patchbay/rtp/sequence";
import { MediaWorkers } from "../../src/media-workers.ts";
import { pause } from "../udp-party.ts";
import { startWorkerProcess } from "../worker-process.ts";

const [calls = 200, seconds = 10] = process.argv.slice(2, 4).map(Number);
const MODES = ["prompt", "bridge", "record"] as const;
const asked = process.argv[4]?.split(",");
/** Bars of the project for CPU per call-second, by Node's sockets and by the addon. */
const BARS = {
  datagram: { prompt: 0.9, bridge: 1.66, record: 1.25 },
  batch: { prompt: 0.45, bridge: 0.83, record: 0.62 },
};
/** Linux counts process time in ticks of 10 ms. */
const TICK_MS = 10;

type Mode = (typeof MODES)[number];

interface Caller {
  readonly socket: Socket;
  readonly leg: LegId;
  readonly ssrc: number;
  port: number;
  sequence: number;
  lastAt: number;
  lastSequence: number;
  received: number;
  lost: number;
  gaps: number;
}

const folder = await mkdtemp(join(tmpdir(), "patchbay-bench-"));
const prompt = join(folder, "prompt.wav");
await writeFile(prompt, writeWav([tone([440], 3_000)]));

for (const packets of ["datagram", "batch"] as const)
  for (const mode of MODES) if (asked?.includes(mode) ?? true) await measure(packets, mode);
await rm(folder, { recursive: true });

async function measure(packets: keyof typeof BARS, mode: Mode): Promise<void> {
  const worker = await startWorkerProcess({
    MEDIA_PORTS: "20000-33999",
    MEDIA_MAX_LEGS: "20000",
    MEDIA_PACKETS: packets,
  });
  process.once("exit", () => worker.child.kill("SIGKILL"));
  const media = new MediaWorkers({ urls: [worker.url], client: "bench", secret: "test-secret" });
  const callers: Caller[] = [];
  for (let i = 0; i < calls; i += 1) await place(media, mode, i, callers);
  const generator = speak(callers);
  await pause(2_000);
  for (const caller of callers) Object.assign(caller, { received: 0, lost: 0, gaps: 0 });
  const before = cpuMs(worker.child.pid!);
  const startedAt = performance.now();
  await pause(seconds * 1_000);
  const took = (performance.now() - startedAt) / 1_000;
  const cpu = cpuMs(worker.child.pid!) - before;
  const [health] = await media.health();
  const sum = (key: "received" | "lost" | "gaps") => callers.reduce((total, caller) => total + caller[key], 0);
  const perCallSecond = cpu / took / calls;
  console.log(
    JSON.stringify({
      bench: "media",
      packets,
      mode,
      calls,
      legs: callers.length,
      seconds: Math.round(took),
      workerCpuShare: round(cpu / took / 1_000),
      cpuMsPerCallSecond: round(perCallSecond),
      callsPerCore: Math.round(1_000 / perCallSecond),
      packetsReceived: sum("received"),
      packetsLost: sum("lost"),
      gapsOver60msShare: round(sum("gaps") / sum("received")),
      lateTicks: health?.lateTicks,
      latestTickMs: round(health?.latestTickMs ?? 0),
      rssBytesPerLeg: Math.round((health?.residentBytes ?? 0) / callers.length),
      barCpuMsPerCallSecond: BARS[packets][mode],
      ok: perCallSecond <= BARS[packets][mode],
    }),
  );
  clearInterval(generator);
  for (const { socket } of callers) socket.close();
  media.close();
  await worker.stop();
}

async function place(media: MediaWorkers, mode: Mode, index: number, callers: Caller[]): Promise<void> {
  const call = `call-${index}` as CallId;
  const first = await dial(media, call, `leg-${index}-a` as LegId, callers);
  if (mode === "prompt") {
    must(await media.play({ leg: first, play: "p", sounds: [{ kind: "file", path: prompt }], loop: true }));
    return;
  }
  const second = await dial(media, call, `leg-${index}-b` as LegId, callers);
  must(await media.hear(first, [second]));
  must(await media.hear(second, [first]));
  if (mode === "record") {
    const recording = `rec-${index}` as RecordingId;
    must(await media.record({ leg: first, recording, path: join(folder, `${index}.wav`) }));
  }
}

async function dial(media: MediaWorkers, call: CallId, leg: LegId, callers: Caller[]): Promise<LegId> {
  const socket = createSocket({ type: "udp4", lookup: (host, _options, found) => found(null, host, 4) });
  const listening = once(socket, "listening");
  socket.bind(0, "127.0.0.1");
  await listening;
  const offerSdp = `v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio ${socket.address().port} RTP/AVP 8\r\n`;
  const { localSdp } = must(await media.answer({ call, leg, offerSdp }));
  const caller: Caller = {
    socket,
    leg,
    ssrc: callers.length + 1,
    port: Number(/^m=audio (\d+)/m.exec(localSdp)?.[1]),
    sequence: 0,
    lastAt: performance.now(),
    lastSequence: -1,
    received: 0,
    lost: 0,
    gaps: 0,
  };
  socket.on("message", (bytes) => receive(caller, bytes));
  callers.push(caller);
  return leg;
}

function receive(caller: Caller, bytes: Buffer): void {
  const sequence = bytes.readUInt16BE(2);
  const at = performance.now();
  if (at - caller.lastAt > 60) caller.gaps += 1;
  if (caller.lastSequence >= 0) caller.lost += Math.max(0, sequenceDelta(caller.lastSequence, sequence) - 1);
  caller.lastAt = at;
  caller.lastSequence = sequence;
  caller.received += 1;
}

/** Each caller says 20 ms of sound every 20 ms; the callers take turns within the 20 ms. */
function speak(callers: readonly Caller[]): NodeJS.Timeout {
  let next = performance.now();
  let slot = 0;
  return setInterval(() => {
    // A generator that cannot keep up leaves out what it missed; the gaps show it.
    next = Math.max(next, performance.now() - 100);
    for (; next <= performance.now(); next += 1) {
      slot = (slot + 1) % 20;
      for (let i = slot; i < callers.length; i += 20) {
        const caller = callers[i]!;
        const packet = Buffer.alloc(172, 0x55);
        writeRtpHeader(packet, 8, false, caller.sequence & 0xffff, (caller.sequence * 160) >>> 0, caller.ssrc);
        caller.sequence += 1;
        caller.socket.send(packet, 0, 172, caller.port, "127.0.0.1");
      }
    }
  }, 1);
}

/** Process time of a process, from Linux. */
function cpuMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]!.split(" ");
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
