import { spawn } from "node:child_process";
import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { CallId, LegId, RecordingId } from "@patchbay/base/ids";
import { must } from "@patchbay/base/result";
import { readWav } from "@patchbay/media/wav";
import type { MediaEvent } from "@patchbay/ports/media";
import { afterEach, describe, expect, it } from "vitest";
import WebSocket from "ws";
import { startTcpProxy } from "../test/tcp-proxy.ts";
import { pause, UdpParty } from "../test/udp-party.ts";
import { startWorkerProcess, type WorkerProcess } from "../test/worker-process.ts";
import { MediaWorkers } from "./media-workers.ts";
import { WorkerConnection } from "./worker-connection.ts";

const call = "call-life" as CallId;
const leg = "leg-life" as LegId;
const cleanup: (() => unknown)[] = [];
const hearsNothing = { event: () => {}, opened: () => {}, left: () => {}, refused: () => {}, restarted: () => {} };

afterEach(async () => {
  for (const clean of cleanup.splice(0).reverse()) await clean();
});

async function startWorker(env: Readonly<Record<string, string>> = {}): Promise<WorkerProcess> {
  // By Node's own sockets, so that both ways of moving packets are lived through (the other tests take the addon where it is).
  const worker = await startWorkerProcess({ MEDIA_PACKETS: "datagram", ...env });
  cleanup.push(() => worker.stop());
  return worker;
}

function connect(urls: readonly string[], options: { client?: string; lostAfterMs?: number } = {}) {
  const media = new MediaWorkers({ urls, client: "life-test", secret: "test-secret", ...options });
  cleanup.push(() => media.close());
  const events: MediaEvent[] = [];
  media.onEvent((event) => events.push(event));
  return { media, events };
}

async function dial(media: MediaWorkers, id = leg, inCall = call): Promise<UdpParty> {
  const party = await UdpParty.open();
  cleanup.push(() => party.close());
  party.talkTo(must(await media.answer({ call: inCall, leg: id, offerSdp: party.offerSdp() })).localSdp);
  return party;
}

describe("a media worker", () => {
  it("refuses a client without the secret", async () => {
    const worker = await startWorker();
    const socket = new WebSocket(`${worker.url}/control?client=x`, { headers: { authorization: "Bearer wrong" } });
    const [response] = (await once(socket, "unexpected-response").then(([, answer]) => [answer])) as [
      { statusCode: number },
    ];
    expect(response.statusCode).toBe(401);
  });

  it("closes a connection that speaks nonsense, and lives on", async () => {
    const worker = await startWorker();
    for (const nonsense of ["{", "[]", '{"type":"call"}', '"x"']) {
      const socket = new WebSocket(`${worker.url}/control?client=x`, {
        headers: { authorization: "Bearer test-secret" },
      });
      await once(socket, "open");
      socket.send(nonsense);
      expect((await once(socket, "close"))[0]).toBe(1002);
    }
    const { media } = connect([worker.url]);
    await dial(media);
  });

  it("says in one sentence that its address is taken", async () => {
    const worker = await startWorker();
    const main = fileURLToPath(new URL("../../../../apps/media/src/main.ts", import.meta.url));
    const child = spawn(process.execPath, [main], {
      env: { ...process.env, MEDIA_CONTROL: `127.0.0.1:${worker.port}` },
    });
    let said = "";
    child.stderr.on("data", (data) => {
      said += String(data);
    });
    const [code] = await once(child, "close");
    expect(code).toBe(1);
    expect(said.trim()).toBe(
      `The control address 127.0.0.1:${worker.port} is taken by another process (MEDIA_CONTROL).`,
    );
  });

  it("takes no more legs than it is told to, and none without a free port", async () => {
    const worker = await startWorker({ MEDIA_MAX_LEGS: "1" });
    const { media } = connect([worker.url]);
    await dial(media);
    const refused = await UdpParty.open();
    cleanup.push(() => refused.close());
    const offerSdp = refused.offerSdp();
    const busy = await media.answer({ call: "other" as CallId, leg: "other" as LegId, offerSdp });
    expect(busy).toMatchObject({ ok: false, error: { code: "media.busy" } });

    const blocker: Socket = createSocket("udp4");
    blocker.bind(33_900, "127.0.0.1");
    await once(blocker, "listening");
    cleanup.push(() => blocker.close());
    const portless = await startWorker({ MEDIA_PORTS: "33900-33901" });
    const { media: second } = connect([portless.url]);
    expect(await second.answer({ call, leg, offerSdp })).toMatchObject({ ok: false, error: { code: "media.busy" } });
    expect(await second.legsOf(call)).toEqual([]);
  });

  it("goes on without its client, and gives the call up after the grace time", async () => {
    const worker = await startWorker({ MEDIA_GRACE_MS: "600" });
    const { media } = connect([worker.url]);
    const party = await dial(media);
    must(await media.play({ leg, play: "m", sounds: [{ kind: "tone", hertz: [600], forMs: 100 }], loop: true }));
    const folder = await mkdtemp(join(tmpdir(), "patchbay-life-"));
    cleanup.push(() => rm(folder, { recursive: true }));
    const path = join(folder, "grace.wav");
    must(await media.record({ leg, recording: "rec-grace" as RecordingId, path }));
    media.close();
    await pause(300);
    const before = party.endpoint.packetsReceived;
    await pause(150);
    expect(party.endpoint.packetsReceived).toBeGreaterThan(before);
    await pause(600);
    const after = party.endpoint.packetsReceived;
    await pause(150);
    expect(party.endpoint.packetsReceived).toBe(after);
    expect(must(readWav(await readFile(path))).channels[0]?.length).toBeGreaterThan(400 * 8);
  });

  it("gives a client that lost its connection what happened meanwhile, once", async () => {
    const worker = await startWorker();
    const proxy = await startTcpProxy(worker.port);
    cleanup.push(() => proxy.close());
    const { media, events } = connect([proxy.url]);
    const party = await dial(media);
    await until(() => events.some(({ type }) => type === "connected"));
    proxy.cut();
    await pause(20);
    // Asked for while the connection is away: it waits for its return.
    must(await media.hear(leg, []));
    party.press("42");
    await until(() => events.filter(({ type }) => type === "digit").length === 2);
    await pause(200);
    expect(events.flatMap((event) => (event.type === "digit" ? [event.digit] : []))).toEqual(["4", "2"]);
    expect(events.filter(({ type }) => type === "lost")).toEqual([]);
  });

  it("loses its legs when it is killed: its client hears of each, and finds the worker when it is back", async () => {
    const worker = await startWorker({ MEDIA_CONTROL: "127.0.0.1:15510" });
    const { media, events } = connect([worker.url], { lostAfterMs: 500 });
    await dial(media);
    worker.child.kill("SIGKILL");
    await until(() => events.some(({ type }) => type === "lost"));
    expect(events.filter(({ type }) => type === "lost")).toHaveLength(1);
    expect(await media.hear(leg, [])).toMatchObject({ ok: false, error: { code: "media.unknown-leg" } });
    await startWorker({ MEDIA_CONTROL: "127.0.0.1:15510" });
    await dial(media);
  });

  it("shares calls with others by load, and keeps all legs of a call together", async () => {
    const workers = await Promise.all([
      startWorker({ MEDIA_PORTS: "32000-32499" }),
      startWorker({ MEDIA_PORTS: "32500-32999" }),
    ]);
    const { media } = connect(workers.map(({ url }) => url));
    await pause(300);
    for (let i = 0; i < 6; i += 1) {
      const sides = ["a", "b"] as const;
      await Promise.all(sides.map((side) => dial(media, `leg-${i}-${side}` as LegId, `call-${i}` as CallId)));
    }
    const health = await media.health();
    expect(health.map(({ legs }) => legs).sort()).toEqual([6, 6]);
    for (let i = 0; i < 6; i += 1) must(await media.hear(`leg-${i}-a` as LegId, [`leg-${i}-b` as LegId]));
  });

  it("takes no new calls while it drains, carries those that it has, and ends with the last of them", async () => {
    const [drained, other] = [await startWorker(), await startWorker({ MEDIA_PORTS: "32000-32999" })];
    const { media } = connect([drained.url]);
    const party = await dial(media);
    const both = connect([drained.url, other.url], { client: "both" }).media;
    const operator = new WorkerConnection(drained.url, "operator", "test-secret", hearsNothing);
    cleanup.push(() => operator.close());
    must(await operator.request("drain", { on: true }));
    expect((await fetch(`http://127.0.0.1:${drained.port}/health`)).status).toBe(503);
    const offerSdp = party.offerSdp();
    expect(await media.answer({ call: "call-new" as CallId, leg: "leg-new" as LegId, offerSdp })).toMatchObject({
      ok: false,
      error: { code: "media.busy" },
    });
    await dial(both, "leg-else" as LegId, "call-else" as CallId);
    expect(must(await operator.request("health", {}))).toMatchObject({ legs: 1, draining: true, admits: false });
    // A party that joins a call that stands is no new call.
    const colleague = await dial(media, "leg-colleague" as LegId);
    must(await media.hear(leg, ["leg-colleague" as LegId]));
    colleague.say(440);
    await expect.poll(() => party.hears(440), { timeout: 20_000 }).toBe(true);
    const ended = once(drained.child, "exit");
    must(await media.release("leg-colleague" as LegId));
    must(await media.release(leg));
    expect((await ended)[0]).toBe(0);
  });

  it("takes no new calls while it is loaded, but all legs of those it has", async () => {
    const worker = await startWorker({ MEDIA_CPU_LIMIT: "0.0001" });
    const { media } = connect([worker.url]);
    const operator = new WorkerConnection(worker.url, "operator", "test-secret", hearsNothing);
    cleanup.push(() => operator.close());
    // Not measured yet.
    const party = await dial(media);
    await expect.poll(async () => must(await operator.request("health", {})).admits, { timeout: 20_000 }).toBe(false);
    const offerSdp = party.offerSdp();
    expect(await media.answer({ call: "call-new" as CallId, leg: "leg-new" as LegId, offerSdp })).toMatchObject({
      ok: false,
      error: { code: "media.busy" },
    });
    await dial(media, "leg-colleague" as LegId);
  });

  it("ends cleanly on SIGTERM, with its recordings closed", async () => {
    const worker = await startWorker();
    const { media } = connect([worker.url]);
    await dial(media);
    const folder = await mkdtemp(join(tmpdir(), "patchbay-life-"));
    cleanup.push(() => rm(folder, { recursive: true }));
    const path = join(folder, "term.wav");
    must(await media.record({ leg, recording: "rec-term" as RecordingId, path }));
    await pause(300);
    worker.child.kill("SIGTERM");
    const [code] = await once(worker.child, "exit");
    expect(code).toBe(0);
    expect(must(readWav(await readFile(path))).channels[0]?.length).toBeGreaterThan(200 * 8);
  });

  it("answers that no worker is there when none can be reached", async () => {
    const media = new MediaWorkers({ urls: ["ws://127.0.0.1:15599"], client: "none", connectMs: 200 });
    cleanup.push(() => media.close());
    const party = await UdpParty.open();
    cleanup.push(() => party.close());
    expect(await media.answer({ call, leg, offerSdp: party.offerSdp() })).toEqual({
      ok: false,
      error: { code: "media.no-worker" },
    });
  });
});

async function until(met: () => boolean): Promise<void> {
  for (let waited = 0; !met(); waited += 20) {
    if (waited > 10_000) throw new Error("it did not happen within 10 s");
    await pause(20);
  }
}
