/** The embedded PostgreSQL in a process of its own, so that it ends with `patchbay up` whatever happens to that. */
import { startEmbeddedPostgres } from "@patchbay/adapter-postgres/embedded";
import { databaseSentence } from "./database-sentence.ts";

const [dir, port] = process.argv.slice(2);
const started = await startEmbeddedPostgres({
  dir: dir as string,
  port: Number(port),
  log: (line) => process.stderr.write(line),
});
if (!started.ok) {
  process.stderr.write(`${databaseSentence(started.error)}\n`);
  process.exit(1);
}
const server = started.value;
const stop = (): void => void server.stop().then(() => process.exit(0));
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
console.log(JSON.stringify({ event: "ready", port: server.port }));
