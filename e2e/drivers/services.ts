import { readFileSync } from "node:fs";
import { join } from "node:path";

type Service = "sip" | "media" | "studio" | "runtime" | "gateway";

function pidOf(dataDir: string, service: Service): number {
  return JSON.parse(readFileSync(join(dataDir, "services.json"), "utf8"))[service];
}

/** Kills one process of a running product outright, and waits until another stands in its place. */
export async function killService(dataDir: string, service: Service): Promise<void> {
  const before = pidOf(dataDir, service);
  process.kill(before, "SIGKILL");
  while (pidOf(dataDir, service) === before) await new Promise((resolve) => setTimeout(resolve, 50));
}
