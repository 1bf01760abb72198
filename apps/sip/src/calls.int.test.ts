import Srf from "drachtio-srf";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type SipProcess, startSipProcess } from "../test/sip-process.ts";
import { hasSipp, sipp } from "../test/sipp.ts";

const SDP = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 4000 RTP/AVP 0\r\n";

describe.skipIf(!hasSipp)("calls from SIPp to a drachtio-srf application", () => {
  let server: SipProcess;
  let srf: Srf;
  let destroyed = 0;

  beforeAll(async () => {
    server = await startSipProcess({ SIP_LISTEN: "udp://127.0.0.1:15060,tcp://127.0.0.1:15060" });
    srf = new Srf();
    srf.connect({ host: "127.0.0.1", port: server.controlPort, secret: "test-secret" });
    await new Promise((resolve) => srf.on("connect", resolve));
    srf.invite(async (request, response) => {
      const dialog = await srf.createUAS(request, response, { localSdp: SDP });
      dialog.on("destroy", () => destroyed++);
    });
  });

  afterAll(async () => {
    srf.disconnect();
    expect(await server.stop()).toBe(0);
  });

  it.each([
    ["UDP", "u1"],
    ["TCP", "t1"],
  ])("are answered, acknowledged and hung up over %s", async (_, mode) => {
    destroyed = 0;
    const result = await sipp([
      "-sn",
      "uac",
      "127.0.0.1:15060",
      "-i",
      "127.0.0.1",
      "-t",
      mode,
      "-m",
      "10",
      "-r",
      "20",
      "-d",
      "50",
    ]);
    expect(result).toMatchObject({ code: 0 });
    await expect.poll(() => destroyed).toBe(10);
  });
});
