import { createSocket } from "node:dgram";
import { once } from "node:events";
import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import { StreamFramer } from "@patchbay/sip/message/stream-framer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { killApplications, startApplication } from "../test/application.ts";
import { Peer, SDP } from "../test/peer.ts";
import { type SipProcess, startSipProcess } from "../test/sip-process.ts";

const hasIpv6 = networkInterfaces().lo?.some(({ address }) => address === "::1") ?? false;
if (!hasIpv6) console.log("skipped: this machine has no IPv6 loopback address");

describe.skipIf(!hasIpv6)("over IPv6", { timeout: 20_000 }, () => {
  let server: SipProcess;
  let ended = 0;

  beforeAll(async () => {
    server = await startSipProcess({ SIP_LISTEN: "udp://[::1]:0,tcp://[::1]:0" });
    await startApplication(server.controlPort, (srf) => {
      srf.invite(async (request, response) => {
        const dialog = await srf.createUAS(request, response, { localSdp: SDP });
        dialog.on("destroy", () => ended++);
      });
    });
  });

  afterAll(async () => {
    killApplications();
    await server.stop();
  });

  const port = (at: number) => Number(server.listen[at]?.split(":").at(-1));

  async function overUdp(): Promise<Peer> {
    const socket = createSocket("udp6");
    socket.bind(0, "::1");
    await once(socket, "listening");
    const send = (text: string) => socket.send(text, port(0), "::1");
    const peer = new Peer("UDP", `[::1]:${socket.address().port}`, send, () => socket.close());
    socket.on("message", (bytes) => peer.hear(bytes.toString("latin1")));
    return peer;
  }

  async function overTcp(): Promise<Peer> {
    const socket = connect(port(1), "::1");
    await once(socket, "connect");
    const framer = new StreamFramer();
    const peer = new Peer(
      "TCP",
      `[::1]:${socket.localPort}`,
      (text) => socket.write(text, "latin1"),
      () => socket.end(),
    );
    socket.on("data", (bytes) => {
      for (const item of framer.push(bytes.toString("latin1")) ?? []) if ("message" in item) peer.hear(item.message);
    });
    return peer;
  }

  it.each([
    ["UDP", overUdp],
    ["TCP", overTcp],
  ] as const)("a call is answered at a bracketed address and hung up there: %s", async (_, open) => {
    const peer = await open();
    const before = ended;
    const { invite, ok } = await peer.call();
    expect(ok.header("contact")).toMatch(/^<sip:\[::1\]:\d+/);
    peer.askInside(invite, ok, "BYE", 2);
    expect((await peer.response("BYE")).status).toBe(200);
    await expect.poll(() => ended).toBe(before + 1);
    peer.close();
  });
});
