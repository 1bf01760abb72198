import type { Json } from "@patchbay/base/json";
import type { Bus } from "@patchbay/ports/bus";
import { BusTimeout } from "@patchbay/ports/bus-timeout";
import type { Chance } from "@patchbay/ports/chance";
import { TopicListeners } from "@patchbay/ports/topic-listeners";
import { Client, Pool } from "pg";
import { z } from "zod";
import { pipelinedConnection } from "./pipelined-connection.ts";

/** NOTIFY takes less than 8,000 bytes; longer texts go through the table bus_payload. */
const LONGEST_NOTE = 7_000;
const CHANNEL = "patchbay_bus";
const NOTIFY = `SELECT pg_notify('${CHANNEL}', note) FROM unnest($1::text[]) note`;
const RETRY_MS = 500;
/** Between two groups, while there is something to say all the time. */
const SPACING_MS = 5;

/** `t` topic, `n` a number that keeps equal messages apart (NOTIFY drops doubles in a transaction), `m` message or `r` its row. */
const note = z.object({ t: z.string(), n: z.number(), m: z.json().optional(), r: z.string().optional() });
const request = z.object({ id: z.string(), reply: z.string(), body: z.json() });
const reply = z.object({ id: z.string(), body: z.json() });

interface Outgoing {
  readonly note: string;
  /** Id and body of a message too long for a note. */
  readonly row?: readonly [string, string];
}

/** The bus over LISTEN/NOTIFY: one listening connection, and publishing in groups, because each NOTIFY takes a server-wide lock. */
export async function openBus({ url, chance }: { readonly url: string; readonly chance: Chance }): Promise<Bus> {
  const listeners = new TopicListeners();
  const own = chance.id();
  const replyTopic = `reply.${own}`;
  const answers = new Map<string, (body: Json) => void>();
  const pool = new Pool({ connectionString: url, max: 2, connectionTimeoutMillis: 1_000, query_timeout: 2_000 });
  pool.on("error", () => {}); // publishing finds out
  pool.on("connect", (client) => client.on("error", () => {}));
  const speaking = pipelinedConnection(url, 2_000);
  const outbox: Outgoing[] = [];
  let sending: Promise<void> | undefined;
  let sentAt = 0;
  let closed = false;
  let count = 0;
  let listening: Client | undefined;
  let retry: NodeJS.Timeout | undefined;
  // A large message is fetched by its row: those behind it wait, so that the order stays.
  let inOrder: Promise<void> = Promise.resolve();
  let fetching = 0;

  async function listen(): Promise<void> {
    const client = new Client({ connectionString: url, keepAlive: true, connectionTimeoutMillis: 2_000 });
    client.on("error", () => {}); // "end" follows
    client.on("notification", ({ payload }) => receive(payload ?? ""));
    await client.connect();
    await client.query(`LISTEN ${CHANNEL}`);
    if (closed) return client.end();
    listening = client;
    client.once("end", () => {
      listening = undefined;
      listenAgain();
    });
  }

  /** What is said meanwhile is not heard: at most once. */
  function listenAgain(): void {
    if (!closed) retry = setTimeout(() => listen().catch(listenAgain), RETRY_MS);
  }

  function receive(text: string): void {
    const parsed = note.safeParse(parse(text));
    if (!parsed.success) return;
    const { t: topic, m: message, r: row } = parsed.data;
    if (row === undefined && fetching === 0) {
      listeners.tell(topic, message ?? null);
      return;
    }
    fetching++;
    inOrder = inOrder
      .then(async () => listeners.tell(topic, row === undefined ? (message ?? null) : await fetchBody(row)))
      .catch(() => undefined) // at most once: what cannot be fetched is gone
      .finally(() => {
        fetching--;
      });
  }

  async function fetchBody(row: string): Promise<Json> {
    const { rows } = await pool.query<{ body: string }>("SELECT body FROM bus_payload WHERE id = $1", [row]);
    if (!rows[0]) throw new Error("the message was swept away");
    return parse(rows[0].body) as Json;
  }

  async function send(): Promise<void> {
    await undefined; // what is published in the same turn goes together
    while (outbox.length > 0) {
      const wait = sentAt + SPACING_MS - performance.now();
      if (wait > 0) await new Promise((due) => setTimeout(due, wait));
      sentAt = performance.now();
      // Nobody waits for a bus whose database is away: what cannot be said now is not said.
      await sendBatch(outbox.splice(0, 500)).catch(() => undefined);
    }
    sending = undefined;
  }

  async function sendBatch(batch: readonly Outgoing[]): Promise<void> {
    const rows = batch.flatMap(({ row }) => (row ? [row] : []));
    if (rows.length > 0) {
      const insert = "INSERT INTO bus_payload (id, body) SELECT * FROM unnest($1::text[], $2::text[])";
      await pool.query(insert, [rows.map(([id]) => id), rows.map(([, body]) => body)]);
      await pool.query("DELETE FROM bus_payload WHERE sent_at < now() - interval '1 minute'");
    }
    const notes = batch.map((item) => item.note);
    const client = await speaking.client();
    await client.query({ name: "notify", text: NOTIFY, values: [notes] }).catch((error) => {
      speaking.giveUp(client);
      throw error;
    });
  }

  function publish(topic: string, message: Json): Promise<void> {
    const text = JSON.stringify({ t: topic, n: count++, m: message });
    if (Buffer.byteLength(text) <= LONGEST_NOTE) outbox.push({ note: text });
    else {
      const id = chance.id();
      outbox.push({ note: JSON.stringify({ t: topic, n: count, r: id }), row: [id, JSON.stringify(message)] });
    }
    sending ??= send();
    return sending;
  }

  listeners.add(replyTopic, (message) => {
    const parsed = reply.safeParse(message);
    if (parsed.success) answers.get(parsed.data.id)?.(parsed.data.body);
  });
  await listen();

  return {
    publish,
    subscribe: (topic, listener) => listeners.add(topic, listener),
    request(topic, message, timeoutMs) {
      const id = `${own}.${count++}`;
      return new Promise<Json>((answered, failed) => {
        const timer = setTimeout(() => failed(new BusTimeout(topic, timeoutMs)), timeoutMs);
        timer.unref();
        answers.set(id, answered);
        void publish(`ask.${topic}`, { id, reply: replyTopic, body: message });
      }).finally(() => answers.delete(id));
    },
    serve: (topic, answer) =>
      listeners.add(`ask.${topic}`, (message) => {
        const parsed = request.safeParse(message);
        if (!parsed.success) return;
        const { id, reply: to, body } = parsed.data;
        answer(body)
          .then((result) => publish(to, { id, body: result }))
          .catch(() => undefined); // the asker sees a timeout, as from a process that died
      }),
    async close() {
      closed = true;
      clearTimeout(retry);
      listeners.clear();
      await sending;
      await listening?.end();
      await speaking.close();
      await pool.end();
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
