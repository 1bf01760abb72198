import type { Sound } from "@patchbay/ports/media";
import type { LiveCall } from "./live-call.ts";

/** Hold music by the first name that exists; a soft tone every few seconds where there is none at all. */
export async function musicOf(call: LiveCall, ...names: readonly (string | undefined)[]): Promise<readonly Sound[]> {
  for (const name of [...names, "hold-music"]) {
    const path = name && (await call.world.sounds.prompt(call.identity.tenant.id, name, call.language));
    if (path) return [{ kind: "file", path }];
  }
  return [
    { kind: "tone", hertz: [440], forMs: 400, levelDb: -20 },
    { kind: "silence", forMs: 4_000 },
  ];
}

/** Ring-back towards somebody who waits for another party to answer (ITU-T E.180: 425 Hz, 1 s on, 4 s off). */
export const RING_BACK: readonly Sound[] = [
  { kind: "tone", hertz: [425], forMs: 1_000, levelDb: -15 },
  { kind: "silence", forMs: 4_000 },
];
