import { spawnSync } from "node:child_process";

/** What works without them, only less: said once at the start. */
export function missingParts(): readonly string[] {
  const recogniser = spawnSync("pocketsphinx_batch", ["-h"], { stdio: "ignore" });
  if (!recogniser.error) return [];
  return [
    "no speech recogniser here: menus take keys, not words (Debian: apt install pocketsphinx pocketsphinx-en-us)",
  ];
}
