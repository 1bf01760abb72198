import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect } from "node:tls";
import { StreamFramer } from "@patchbay/sip/message/stream-framer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { killApplications, startApplication } from "../test/application.ts";
import { Peer, SDP } from "../test/peer.ts";
import { type SipProcess, startSipProcess } from "../test/sip-process.ts";

const hasOpenssl = spawnSync("openssl", ["version"]).error === undefined;
if (!hasOpenssl) console.log("skipped: the TLS tests make their certificate with openssl, which is not there");

describe.skipIf(!hasOpenssl)("over TLS", { timeout: 10_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), "sip-tls-"));
  const [cert, key] = [join(folder, "cert.pem"), join(folder, "key.pem")];
  let server: SipProcess;
  let ca: string;

  beforeAll(async () => {
    const request = [
      "req",
      "-x509",
      "-newkey",
      "ec",
      "-pkeyopt",
      "ec_paramgen_curve:prime256v1",
      "-nodes",
      "-days",
      "2",
    ];
    const subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"];
    execFileSync("openssl", [...request, "-keyout", key, "-out", cert, ...subject], { stdio: "ignore" });
    ca = readFileSync(cert, "utf8");
    const listen = "tls://127.0.0.1:0,wss://127.0.0.1:0";
    server = await startSipProcess({ SIP_LISTEN: listen, SIP_TLS_CERT: cert, SIP_TLS_KEY: key });
    await startApplication(server.controlPort, (srf) => {
      srf.invite(async (request, response) => void (await srf.createUAS(request, response, { localSdp: SDP })));
    });
  });

  afterAll(async () => {
    killApplications();
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  const port = (at: number) => Number(server.listen[at]?.split(":").at(-1));

  async function callAndHangUp(peer: Peer): Promise<void> {
    const { invite, ok } = await peer.call();
    expect(ok.header("contact")).toMatch(/;transport=(tls|wss)>$/);
    peer.askInside(invite, ok, "BYE", 2);
    expect((await peer.response("BYE")).status).toBe(200);
    peer.close();
  }

  it("a trunk's call is answered and hung up", async () => {
    const socket = connect({ host: "localhost", port: port(0), ca });
    await new Promise((resolve) => socket.once("secureConnect", resolve));
    const peer = new Peer(
      "TLS",
      `127.0.0.1:${socket.localPort}`,
      (text) => socket.write(text, "latin1"),
      () => socket.end(),
    );
    const framer = new StreamFramer();
    socket.on("data", (bytes) => {
      for (const item of framer.push(bytes.toString("latin1")) ?? []) if ("message" in item) peer.hear(item.message);
    });
    await callAndHangUp(peer);
  });

  it("a browser's call is answered and hung up", async () => {
    await callAndHangUp(await Peer.ws(port(1), ca));
  });
});
