import { startWorker } from "./composition.ts";
import { readEnv } from "./env.ts";

const config = readEnv();
if (typeof config === "string") fail(config);

try {
  const worker = await startWorker(config);
  console.log(JSON.stringify({ event: "ready", control: worker.control, packets: worker.packets }));
  const stop = () => void worker.close().then(() => process.exit(0));
  void worker.drained.then(stop);
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
} catch (error) {
  const code = (error as NodeJS.ErrnoException).code;
  const where = `${config.controlHost}:${config.controlPort}`;
  if (code === "EADDRINUSE") fail(`The control address ${where} is taken by another process (MEDIA_CONTROL).`);
  if (code === "EADDRNOTAVAIL" || code === "EACCES") fail(`The control address ${where} cannot be used: ${code}.`);
  throw error;
}

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}
