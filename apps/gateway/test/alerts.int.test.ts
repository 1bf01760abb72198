import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { openMailServer } from "@patchbay/adapter-mail/mail-server.fixture";
import { startTestPostgres, type TestPostgres } from "@patchbay/adapter-postgres/test-database";
import type { CallId, QueueEntryId } from "@patchbay/base/ids";
import { must } from "@patchbay/base/result";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, expect, it } from "vitest";
import { alertRule } from "./tenant-things.ts";
import type { TestClient } from "./test-client.ts";
import { type Outputs, startTestGateway, type TestGateway } from "./test-gateway.ts";

/** A busy machine takes its time. */
const SOON = { timeout: 30_000 };

let postgres: TestPostgres;
let gateway: TestGateway;
let post: Awaited<ReturnType<typeof openMailServer>>;
let sue: TestClient;
let stores: ReturnType<TestGateway["stores"]["of"]>;
let secret: string;
const hooks: unknown[] = [];
const receiver = createServer(async (request, answer) => {
  hooks.push(new Webhook(secret).verify(await text(request), request.headers as Record<string, string>));
  answer.writeHead(204).end();
});

beforeAll(async () => {
  postgres = await startTestPostgres();
  gateway = await startTestGateway(postgres, { alertsEvery: 100 });
  post = await openMailServer();
  await new Promise<void>((listening) => receiver.listen(0, "127.0.0.1", listening));
  const tenant = await gateway.tenant("harbour", [
    { id: "ada", role: "admin" },
    { id: "sue", role: "supervisor" },
  ]);
  stores = gateway.stores.of(tenant);
  const ada = await gateway.signedIn("harbour", "ada");
  sue = await gateway.signedIn("harbour", "sue");
  await ada.done("connection.save", { connection: { kind: "email", settings: post.settings }, secret: "secret" });
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/alerts`;
  ({ secret } = await ada.done<Outputs["webhook"]["create"]>("webhook.create", { url, events: ["alert.changed"] }));
});
afterAll(async () => {
  await gateway?.stop();
  await postgres?.stop();
  await post?.close();
  receiver.close();
});

it("tells a queue that fills by mail, signed webhook and in the list, is taken once, and ends when the queue is empty", async () => {
  const queue = await stores.queues.save({
    ...{ name: "sales", title: "Sales", ringMs: 20_000, wrapUpMs: 0, serviceLevelMs: 20_000 },
  });
  await sue.done("alert.saveRule", { ...alertRule("Somebody waits"), mailTo: ["duty@harbour.test"] });
  const entry = "entry" as QueueEntryId;
  const enteredAt = Date.now();
  const waits = { skills: [], priority: 5, enteredAt, screen: {} };
  await stores.queues.enter({ id: entry, key: "entry", queue: queue.id, call: "call" as CallId, ...waits });

  const list = () => sue.ask<Outputs["alert"]["list"]>("alert.list", {});
  await expect.poll(async () => (await list())[0]?.mail?.sentAt !== undefined, SOON).toBe(true);
  const [alert] = await list();
  expect(alert).toMatchObject({ title: "Somebody waits", subject: "sales", label: "Sales", value: 1 });
  expect(post.received).toMatchObject([{ to: ["duty@harbour.test"] }]);
  expect(post.received[0]?.raw).toContain("Subject: [harbour] Somebody waits: Sales");
  expect(post.received[0]?.raw).toContain("Waiting now: 1 is above 0");

  await sue.done("alert.acknowledge", { id: alert?.id });
  expect((await sue.mutate("alert.acknowledge", { id: alert?.id })).failure?.code).toBe("alert.acknowledged");
  must(await stores.queues.apply(entry, { type: "left", how: "abandoned" }, Date.now()));
  await expect.poll(async () => (await list())[0]?.clearedAt !== undefined, SOON).toBe(true);
  expect(await list()).toMatchObject([{ id: alert?.id, acknowledgedBy: expect.any(String) }]);
  await expect.poll(() => hooks.length, SOON).toBe(3);
  expect(hooks).toMatchObject(
    ["raised", "acknowledged", "cleared"].map((status) => ({
      type: "alert.changed",
      data: { status, alert: alert?.id, metric: "waiting-now", subject: "sales" },
    })),
  );
});

it("begins on what is not there, too: no agent is ready", async () => {
  const ready = { ...alertRule("Nobody is ready"), metric: "agents-ready", when: "below", limit: 1, clear: 1 };
  await sue.done("alert.saveRule", { ...ready, filters: { queue: ["sales"] } });
  const raised = () => sue.ask<Outputs["alert"]["list"]>("alert.list", { raised: true });
  await expect.poll(async () => (await raised()).map(({ title }) => title), SOON).toEqual(["Nobody is ready"]);
});

it("refuses a rule whose reading cannot be told apart that way", async () => {
  const wrong = { ...alertRule("Wrong"), by: "trunk" };
  expect((await sue.mutate("alert.saveRule", wrong)).failure?.code).toBe("alert.not-by");
});
