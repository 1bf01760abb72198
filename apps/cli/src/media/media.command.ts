import { parseArgs } from "node:util";
import { WorkerConnection } from "@patchbay/adapter-media-worker/worker-connection";
import { env } from "../env.ts";

const HELP = `patchbay media status|drain|resume [ws://HOST:PORT …]: looks after media workers.

  status   what each carries, and whether it takes new calls, one JSON line a worker
  drain    takes no new calls; the calls that it carries go on, and when the last is over the worker ends
  resume   takes new calls again

The workers are those named, or those of MEDIA_URLS; MEDIA_SECRET is the workers' own.`;

const CONNECT_MS = 3_000;
const VERBS = ["status", "drain", "resume"] as const;

export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { help: { type: "boolean" } },
    allowPositionals: true,
  });
  const [name, ...named] = positionals;
  const verb = VERBS.find((each) => each === name);
  const urls = named.length > 0 ? named : env.MEDIA_URLS;
  if (values.help || !verb || urls.length === 0) {
    console.log(HELP);
    return values.help ? 0 : 1;
  }
  const outcomes = await Promise.all(urls.map((url) => ask(url, verb)));
  for (const outcome of outcomes) console.log(JSON.stringify(outcome));
  return outcomes.every((outcome) => "legs" in outcome) ? 0 : 1;
}

async function ask(url: string, verb: (typeof VERBS)[number]) {
  const ignored = (): void => {};
  const hears = { event: ignored, opened: ignored, left: ignored, refused: ignored, restarted: ignored };
  const worker = new WorkerConnection(url, `operator/${process.pid}`, env.MEDIA_SECRET, hears);
  try {
    if (!(await worker.opened(CONNECT_MS)))
      return { url, problem: "cannot be reached, or MEDIA_SECRET is not its own" };
    if (verb !== "status") await worker.request("drain", { on: verb === "drain" });
    const health = await worker.request("health", {});
    // An empty worker that was told to drain is gone by now.
    if (!health.ok) return verb === "drain" ? { url, legs: 0, draining: true } : { url, problem: health.error.code };
    return { url, ...health.value };
  } finally {
    worker.close();
  }
}
