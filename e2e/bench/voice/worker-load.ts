import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MediaWorkers } from "@patchbay/adapter-media-worker/media-workers";
import type { CallId, LegId, RecordingId } from "@patchbay/base/ids";
import { must } from "@patchbay/base/result";
import { tone } from "@patchbay/media/tone";
import { writeWav } from "@patchbay/media/wav";
import { writeRtpHeader } from "@patchbay/rtp/rtp-packet";
import { GapMeter } from "../../../apps/cli/src/load/gap-meter.ts";
import { LoadLines } from "../../../apps/cli/src/load/load-lines.ts";
import { startWorkerProcess } from "../../../packages/adapters/media-worker/test/worker-process.ts";
import { usageOf } from "../process-usage.ts";
import { SecureLine, withTag } from "./secure-line.ts";

/** A prompt in a loop; two legs bridged; the same recorded, both sides; an agent's leg as browsers have it, with a prompt. */
export const WORKER_MODES = ["prompt", "bridge", "record", "dtls"] as const;
export const PACKETS = ["datagram", "batch"] as const;
type Mode = (typeof WORKER_MODES)[number];

/** CPU a call may cost in a second, from the calls that two cores shall carry: the figures. */
const BARS = {
  datagram: { prompt: 0.9, bridge: 1.66, record: 1.25, dtls: 2.86 },
  batch: { prompt: 0.45, bridge: 0.83, record: 0.62, dtls: 2.13 },
};
/** Calls a core that the peer carries: Asterisk 22 with a prompt, rtpengine in user space for the others. */
const PEERS = { prompt: 162, bridge: 790, record: 162, dtls: 470 };
const PORTS = { first: 44_000, last: 59_999 };
const PACKET = 172;

export interface WorkerLoad {
  readonly packets: (typeof PACKETS)[number];
  readonly mode: Mode;
  readonly calls: number;
  readonly seconds: number;
}

/** One media worker alone under so many calls: its processor time a call-second, its memory, and what callers hear. */
export async function measureWorker(load: WorkerLoad): Promise<Readonly<Record<string, unknown>>> {
  const { packets, mode, calls, seconds } = load;
  const env = { MEDIA_PORTS: "20000-39999", MEDIA_MAX_LEGS: "20000", MEDIA_PACKETS: packets };
  const worker = await startWorkerProcess(env);
  const folder = await mkdtemp(join(tmpdir(), "patchbay-bench-"));
  const media = new MediaWorkers({ urls: [worker.url], client: "bench", secret: "test-secret" });
  const lines = new LoadLines("127.0.0.1", PORTS);
  const bench: Bench = { media, lines, folder, prompt: join(folder, "prompt.wav"), meters: [] };
  try {
    await writeFile(bench.prompt, writeWav([tone([440], 3_000)]));
    const empty = usageOf([worker.child.pid!]);
    for (let i = 0; i < calls; i += 1) await place(bench, mode, i);
    // Streams that have just begun are still being judged.
    await pause(1_500);
    for (const meter of bench.meters) meter.reset();
    const before = usageOf([worker.child.pid!]);
    const startedAt = performance.now();
    await pause(seconds * 1_000);
    const took = (performance.now() - startedAt) / 1_000;
    const after = usageOf([worker.child.pid!]);
    const sum = (pick: (meter: GapMeter) => number) => bench.meters.reduce((total, meter) => total + pick(meter), 0);
    const packetsReceived = sum((meter) => meter.packets);
    const gapShareOver60 = sum((meter) => meter.over60) / Math.max(1, packetsReceived);
    const cpuMsPerCallSecond = (after.cpuMs - before.cpuMs) / took / calls;
    const [health] = await media.health();
    return {
      ...{ packets, mode, calls },
      clean: gapShareOver60 < 0.001 && sum((meter) => meter.lost) <= 0,
      cpuMsPerCallSecond,
      callsPerCore: Math.round(1_000 / cpuMsPerCallSecond),
      ofPeerPerCore: 1_000 / cpuMsPerCallSecond / PEERS[mode],
      bytesPerCall: Math.round((after.residentBytes - empty.residentBytes) / calls),
      packetsReceived,
      packetsLost: sum((meter) => meter.lost),
      gapShareOver60,
      longestGapMs: bench.meters.reduce((longest, meter) => Math.max(longest, meter.longestMs), 0),
      lateTicks: health?.lateTicks,
      generatorLate: lines.late,
      barCpuMsPerCallSecond: BARS[packets][mode],
      ok: cpuMsPerCallSecond <= BARS[packets][mode],
    };
  } finally {
    lines.close();
    media.close();
    await worker.stop();
    await rm(folder, { recursive: true });
  }
}

interface Bench {
  readonly media: MediaWorkers;
  readonly lines: LoadLines;
  readonly folder: string;
  readonly prompt: string;
  readonly meters: GapMeter[];
}

async function place(bench: Bench, mode: Mode, index: number): Promise<void> {
  const { media } = bench;
  const call = `call-${index}` as CallId;
  const first = `leg-${index}-a` as LegId;
  await (mode === "dtls" ? dialSecurely(bench, call, first) : dial(bench, call, first));
  if (mode === "prompt" || mode === "dtls") {
    must(await media.play({ leg: first, play: "p", sounds: [{ kind: "file", path: bench.prompt }], loop: true }));
    return;
  }
  const second = `leg-${index}-b` as LegId;
  await dial(bench, call, second);
  must(await media.hear(first, [second]));
  must(await media.hear(second, [first]));
  if (mode === "record") {
    const recording = `rec-${index}` as RecordingId;
    must(await media.record({ leg: first, recording, path: join(bench.folder, `${index}.wav`) }));
  }
}

async function dial({ media, lines, meters }: Bench, call: CallId, leg: LegId): Promise<void> {
  const meter = new GapMeter();
  const socket = await lines.open((packet) => meter.arrived(performance.now(), packet.readUInt16BE(2)));
  const offerSdp = `v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio ${socket.port} RTP/AVP 8\r\n`;
  const { localSdp } = must(await media.answer({ call, leg, offerSdp }));
  const remote = { address: "127.0.0.1", port: Number(/^m=audio (\d+)/m.exec(localSdp)?.[1]) };
  socket.attach(remote);
  speak(lines, meters.length, (packet) => socket.send(packet, PACKET, remote));
  meters.push(meter);
}

async function dialSecurely({ media, lines, meters }: Bench, call: CallId, leg: LegId): Promise<void> {
  const meter = new GapMeter();
  const line = await SecureLine.open(lines, (packet) => meter.arrived(performance.now(), packet.readUInt16BE(2)));
  const { localSdp } = must(await media.answer({ call, leg, offerSdp: line.offer() }));
  await line.accept(localSdp);
  speak(lines, meters.length, (packet) => line.send(packet, PACKET));
  meters.push(meter);
}

/** Says something every 20 ms from now on. */
function speak(lines: LoadLines, ssrc: number, send: (packet: Buffer) => void): void {
  let sequence = 0;
  lines.everyFrame(() => {
    const packet = withTag(PACKET).fill(0x55, 0, PACKET);
    writeRtpHeader(packet, 8, false, sequence & 0xffff, (sequence * 160) >>> 0, ssrc + 1);
    sequence += 1;
    send(packet);
  });
}

function pause(millis: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, millis));
}
