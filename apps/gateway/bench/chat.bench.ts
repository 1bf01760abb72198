/**
 * Web chat with 1,000 widgets at once on a whole gateway with a real database: `npm run bench -- chat [SECONDS]`. JSON lines:
 * how long a message takes from whoever answers to the widget (`delivered`) and from the widget to its number (`numbered`), as
 * a multiple of what a bare `ws` echo takes in the same run; then all widgets are cut off, each is written to meanwhile and
 * they all come back at once: what was lost or doubled, and how long until each had everything. Bar: delivered p99 150 ms or
 * less, nothing lost.
 */
import { Worker } from "node:worker_threads";
import { startTestPostgres } from "@patchbay/adapter-postgres/test-database";
import type { ConversationId } from "@patchbay/base/ids";
import { must } from "@patchbay/base/result";
import { announce } from "@patchbay/use-cases/announce";
import { WebSocketServer } from "ws";
import { startTestGateway } from "../test/test-gateway.ts";
import type { WidgetOrder, WidgetReport } from "./widgets.ts";

const SECONDS = Number(process.argv[2] ?? 20);
const WIDGETS = 1_000;
/** Each widget is answered once in so long, and says something as often. */
const EVERY_MS = 10_000;
const KEY = "chat_benchmark-0123456789";
const BAR = { deliveredP99Ms: 150, lost: 0 };

const postgres = await startTestPostgres();
const gateway = await startTestGateway(postgres);
const echo = new WebSocketServer({ port: 0, host: "127.0.0.1" });
echo.on("connection", (socket) => socket.on("message", (data) => socket.send(data)));
const widgets = new Worker(new URL("./widgets.ts", import.meta.url));
try {
  const stores = gateway.stores.of(await gateway.tenant("bench", []));
  const look = { origins: [], title: "Bench", greeting: "", colour: "#0055aa", language: "en" as const };
  must(await stores.flows.addChat(KEY, "Bench", look));
  const world = { stores, bus: gateway.bus, clock: { now: () => Date.now(), at: () => () => undefined } };
  let written = 0;
  const answer = async (conversation: string) => {
    const id = conversation as ConversationId;
    written += 1;
    const body = { kind: "text" as const, text: `at ${performance.timeOrigin + performance.now()}` };
    const message = { key: `bench-${written}`, author: { kind: "bot" as const }, body, at: Date.now() };
    const { seq } = must(await stores.conversations.write(id, message));
    await announce(world)({ type: "chat.message", conversation: id, seq, from: "bot" });
  };

  const { port } = echo.address() as { port: number };
  const url = `${gateway.url.replace("http", "ws")}/chat?key=${KEY}`;
  const { conversations } = await order({ do: "connect", url, echo: `ws://127.0.0.1:${port}`, widgets: WIDGETS });
  const talking = order({ do: "talk", forMs: SECONDS * 1_000, everyMs: EVERY_MS });
  await paced(conversations, SECONDS * 1_000, answer);
  const { delivered, numbered, bare } = await talking;
  const ratio = Number((delivered.p99 / Math.max(bare.p99, 0.01)).toFixed(1));
  console.log(JSON.stringify({ bench: "chat", widgets: WIDGETS, delivered, numbered, echo: bare, ratio, bar: BAR }));

  await order({ do: "cut" });
  await paced(conversations, 2_000, answer);
  const { lost, doubled, allBackMs } = await order({ do: "storm", each: written });
  console.log(JSON.stringify({ bench: "chat", storm: WIDGETS, lost, doubled, allBackMs, bar: BAR }));
  process.exitCode = delivered.p99 <= BAR.deliveredP99Ms && lost === 0 && doubled === 0 ? 0 : 1;
} finally {
  await widgets.terminate();
  echo.close();
  await gateway.stop();
  await postgres.stop();
}

/** What the widgets report when they have done it. */
function order(what: WidgetOrder): Promise<WidgetReport> {
  return new Promise((resolve, reject) => {
    widgets.once("message", resolve);
    widgets.once("error", reject);
    widgets.postMessage(what);
  });
}

/** Everybody once in each round of `EVERY_MS`, evenly, however long an answer takes. */
async function paced(
  conversations: readonly string[],
  forMs: number,
  act: (conversation: string) => Promise<void>,
): Promise<void> {
  const gap = Math.min(EVERY_MS, forMs) / conversations.length;
  const under: Promise<void>[] = [];
  const began = performance.now();
  for (let turn = 0; turn * gap < forMs; turn++) {
    const wait = began + turn * gap - performance.now();
    if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait));
    under.push(act(conversations[turn % conversations.length] ?? ""));
  }
  await Promise.all(under);
}
