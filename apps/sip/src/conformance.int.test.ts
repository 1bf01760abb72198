import { describe, expect, it } from "vitest";
import { runDrachtioSuite, SECOND, SUT } from "../test/drachtio-suite.ts";
import { startSipProcess } from "../test/sip-process.ts";
import { hasSipp } from "../test/sipp.ts";

if (!hasSipp) console.log("skipped: drachtio-srf's own suite needs sipp (Debian: apt install sip-tester)");

describe.skipIf(!hasSipp)("drachtio-srf's own suite", () => {
  it("passes against this server as it does against drachtio-server: 79 of 79", async () => {
    const env = { SIP_SECRET: "cymru" };
    const servers = await Promise.all([
      startSipProcess({ ...env, SIP_LISTEN: `udp://${SUT}:5060` }),
      startSipProcess({ ...env, SIP_LISTEN: `udp://${SECOND}:5060` }),
    ]);
    try {
      const [sut, second] = servers;
      const result = await runDrachtioSuite({ sut: sut.controlPort, second: second.controlPort, secret: "cymru" });
      expect(result.failed, result.output).toEqual([]);
      expect(result.passed).toBe(79);
    } finally {
      await Promise.all(servers.map((server) => server.stop()));
    }
  }, 240_000);
});
