import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { killApplications, on, startApplication } from "../test/application.ts";
import { Peer, SDP } from "../test/peer.ts";
import { type SipProcess, startSipProcess } from "../test/sip-process.ts";

const MESSAGES = 4_000;
const CALLS = 20;

describe("under a flood", { timeout: 60_000 }, () => {
  let server: SipProcess;
  let port: number;
  let reached = 0;

  beforeAll(async () => {
    server = await startSipProcess({ SIP_LISTEN: "udp://0.0.0.0:0", SIP_TRUSTED: "none", SIP_METRICS: "127.0.0.1:0" });
    port = Number(server.listen[0]?.split(":").at(-1));
    await startApplication(server.controlPort, (srf) => {
      srf.invite(async (request, response) => void (await srf.createUAS(request, response, { localSdp: SDP })));
      for (const verb of ["register", "options"]) {
        on(srf, verb, (_request, response) => {
          reached++;
          response.send(403);
        });
      }
    });
  });

  afterAll(async () => {
    killApplications();
    await server.stop();
  });

  /** So many requests from so many addresses of this machine, in bursts of fifty. */
  async function flood(method: string, sources: number): Promise<void> {
    const sockets: Socket[] = [];
    for (let source = 0; source < sources; source++) {
      const socket = createSocket("udp4");
      socket.bind(0, `127.0.${sources}.${source + 1}`);
      await once(socket, "listening");
      sockets.push(socket);
    }
    for (let sent = 0; sent < MESSAGES; sent++) {
      const id = `${method}-${sources}-${sent}`;
      const lines = [
        `${method} sip:100@127.0.0.1 SIP/2.0`,
        `Via: SIP/2.0/UDP 127.0.0.1;branch=z9hG4bK${id};rport`,
        `From: <sip:100@127.0.0.1>;tag=${id}`,
        "To: <sip:100@127.0.0.1>",
        `Call-ID: ${id}`,
        `CSeq: 1 ${method}`,
        "Contact: <sip:100@127.0.0.1>",
        "Content-Length: 0",
      ];
      sockets[sent % sources]?.send(`${lines.join("\r\n")}\r\n\r\n`, port, "127.0.0.1");
      if (sent % 50 === 49) await pause(10);
    }
    for (const socket of sockets) socket.close();
  }

  async function call(peer: Peer): Promise<void> {
    const { invite, ok } = await peer.call();
    peer.askInside(invite, ok, "BYE", 2);
    expect((await peer.response("BYE")).status).toBe(200);
  }

  it.each([
    ["REGISTER", 1],
    ["REGISTER", 200],
    ["OPTIONS", 200],
    ["INVITE", 200],
  ])("of %s from %i sources every call of somebody known is answered and hung up", async (method, sources) => {
    const peer = await Peer.udp(port);
    await call(peer);
    const before = reached;
    const flooding = flood(method, sources);
    for (let calls = 0; calls < CALLS; calls++) await call(peer);
    await flooding;
    peer.close();
    expect(reached - before).toBeLessThan(MESSAGES / 2);
  });

  it("keeps count, and bans the single source", async () => {
    const text = await (await fetch(`http://127.0.0.1:${server.metricsPort}/metrics`)).text();
    const metric = (name: string) => Number(new RegExp(`^sip_guard_${name}_total (\\d+)$`, "m").exec(text)?.[1]);
    expect(metric("bans")).toBeGreaterThan(0);
    expect(metric("dropped")).toBeGreaterThan(0);
    expect(metric("limited")).toBeGreaterThan(0);
  });
});
