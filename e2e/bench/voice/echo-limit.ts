import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { writeRtpHeader } from "@patchbay/rtp/rtp-packet";
import { GapMeter } from "../../../apps/cli/src/load/gap-meter.ts";
import { LoadLines } from "../../../apps/cli/src/load/load-lines.ts";
import { usageOf } from "../process-usage.ts";

const ECHO = fileURLToPath(new URL("./echo.process.ts", import.meta.url));
const PORTS = { first: 44_000, last: 59_999 };

/** One process that sends every packet back: what the sockets alone cost, in the same run as the rest. */
export async function measureEcho(
  packets: "datagram" | "batch",
  calls: number,
  seconds: number,
): Promise<Readonly<Record<string, unknown>>> {
  const child = spawn(process.execPath, [ECHO, packets, String(calls)], { stdio: ["ignore", "pipe", "inherit"] });
  const kill = (): unknown => child.kill("SIGKILL");
  process.once("exit", kill);
  try {
    return await measure(child, packets, calls, seconds);
  } finally {
    process.off("exit", kill);
    kill();
  }
}

async function measure(child: ChildProcess, packets: string, calls: number, seconds: number) {
  const [line] = (await once(createInterface({ input: child.stdout! }), "line")) as [string];
  const ports = JSON.parse(line) as readonly number[];
  const lines = new LoadLines("127.0.0.1", PORTS);
  const meters = await Promise.all(ports.map((port) => callEcho(lines, port)));
  await pause(1_000);
  for (const meter of meters) meter.reset();
  const before = usageOf([child.pid!]);
  const startedAt = performance.now();
  await pause(seconds * 1_000);
  const took = (performance.now() - startedAt) / 1_000;
  const cpuMs = usageOf([child.pid!]).cpuMs - before.cpuMs;
  lines.close();
  const sum = (pick: (meter: GapMeter) => number): number => meters.reduce((total, meter) => total + pick(meter), 0);
  return {
    packets,
    calls,
    cpuMsPerCallSecond: cpuMs / took / calls,
    packetsReceived: sum((meter) => meter.packets),
    packetsLost: sum((meter) => meter.lost),
    gapShareOver60:
      sum((meter) => meter.over60) /
      Math.max(
        1,
        sum((meter) => meter.packets),
      ),
    generatorLate: lines.late,
  };
}

async function callEcho(lines: LoadLines, port: number): Promise<GapMeter> {
  const meter = new GapMeter();
  const remote = { address: "127.0.0.1", port };
  const socket = await lines.open((packet) => meter.arrived(performance.now(), packet.readUInt16BE(2)));
  socket.attach(remote);
  let sequence = 0;
  lines.everyFrame(() => {
    const packet = Buffer.alloc(172, 0x55);
    writeRtpHeader(packet, 8, false, sequence & 0xffff, (sequence * 160) >>> 0, port);
    sequence += 1;
    socket.send(packet, packet.length, remote);
  });
  return meter;
}

function pause(millis: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, millis));
}
