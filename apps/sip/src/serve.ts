import { reasonOf, startSipServer } from "./composition.ts";
import { readSettings } from "./env.ts";
import { gauges } from "./metrics-server.ts";
import { listenUriText } from "./net/listen-uri.ts";
import { ListenError } from "./net/sockets.ts";

const settings = readSettings();
if (!settings.ok) fail(`The SIP server's settings are wrong: ${settings.error}.`);

try {
  const server = await startSipServer(settings.value);
  const stop = () => {
    void server.close().then(() => process.exit(0));
    // Nothing may hold the exit up.
    setTimeout(() => process.exit(0), 2_000).unref();
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  process.on("SIGUSR2", () => console.error(JSON.stringify({ ...server.stack.counters, ...gauges(server.stack) })));
  const listen = server.listen.map(listenUriText);
  const metrics = server.metricsPort === undefined ? {} : { metrics: server.metricsPort };
  console.log(
    JSON.stringify({ event: "ready", listen, control: `${server.control.host}:${server.control.port}`, ...metrics }),
  );
} catch (error) {
  fail(
    error instanceof ListenError
      ? `The SIP server cannot listen: ${listenUriText(error.at)} ${reasonOf(error)}.`
      : `The SIP server cannot start: ${error instanceof Error ? error.message : String(error)}.`,
  );
}

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}
