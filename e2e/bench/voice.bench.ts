/**
 * `npm run bench -- voice [--short] [part …]`: what callers get of this machine with everything of Patchbay running on it, the load
 * generator too. Parts: `menu` (whole IVR calls per second), `held` (calls with a playing prompt, also recorded), `worker` (one media
 * worker alone: prompt, bridge, recording, DTLS-SRTP, by Node's sockets and by the addon) and `limit` (the same packets merely sent
 * back, which no media server can beat). JSON lines; a figure counts only while audio was clean, and stands beside the one of the peer
 * that was measured on a machine of the same kind (2 cores).
 */

import { CallWorld } from "../calls/call-world.ts";
import { startStack } from "../stack.ts";
import { measureEcho } from "./voice/echo-limit.ts";
import { measureHeld } from "./voice/held-calls.ts";
import { measureMenus } from "./voice/menu-calls.ts";
import { voiceNumbers } from "./voice/voice-flows.ts";
import { measureWorker, PACKETS, WORKER_MODES } from "./voice/worker-load.ts";

const args = process.argv.slice(2);
const short = args.includes("--short");
const parts = args.filter((arg) => !arg.startsWith("-"));
const asked = (part: string): boolean => parts.length === 0 || parts.includes(part);

if (asked("limit")) {
  for (const packets of PACKETS) print("limit", await measureEcho(packets, short ? 200 : 600, short ? 4 : 10));
}
if (asked("worker")) {
  for (const packets of PACKETS)
    for (const mode of WORKER_MODES) {
      print("worker", await measureWorker({ packets, mode, calls: short ? 150 : 500, seconds: short ? 4 : 10 }));
    }
}
if (asked("menu") || asked("held")) {
  const stack = await startStack(3);
  try {
    const world = await CallWorld.at(stack);
    const numbers = await voiceNumbers(world);
    if (asked("menu")) {
      const rates = short ? [20, 60, 100] : [20, 60, 100, 150, 200, 300];
      await measureMenus(stack, world.server, numbers.menu, rates, short ? 6_000 : 20_000, (line) =>
        print("menu", line),
      );
    }
    if (asked("held")) {
      const counts = short ? [100, 300] : [100, 300, 500, 750, 1_000];
      await measureHeld(stack, world.server, numbers, counts, short ? 6_000 : 20_000, (line) => print("held", line));
    }
  } finally {
    await stack.stop();
  }
}

function print(what: string, figures: Readonly<Record<string, unknown>>): void {
  const rounded = Object.entries(figures).map(([key, value]) => [
    key,
    typeof value === "number" ? Math.round(value * 1e5) / 1e5 : value,
  ]);
  console.log(JSON.stringify({ bench: "voice", what, ...Object.fromEntries(rounded) }));
}
