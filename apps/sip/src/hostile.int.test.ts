import { createSocket } from "node:dgram";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { killApplications, startApplication } from "../test/application.ts";
import { Peer, SDP } from "../test/peer.ts";
import { type SipProcess, startSipProcess } from "../test/sip-process.ts";

const torture = process.env.PATCHBAY_TORTURE ?? fileURLToPath(new URL("../../../../shared/torture", import.meta.url));
if (!existsSync(torture)) console.log("skipped: RFC 4475's torture messages are not there (set PATCHBAY_TORTURE)");

describe("under hostile input the server", { timeout: 20_000 }, () => {
  let server: SipProcess;
  let udp: number;
  let tcp: number;
  let metrics: string;

  beforeAll(async () => {
    const listen = "udp://127.0.0.1:0,tcp://127.0.0.1:0";
    server = await startSipProcess({ SIP_LISTEN: listen, SIP_METRICS: "127.0.0.1:0", SIP_MAX_UNHEARD: "20" });
    [udp, tcp] = server.listen.map((uri) => Number(uri.split(":").at(-1))) as [number, number];
    metrics = `http://127.0.0.1:${server.metricsPort}/metrics`;
  });

  afterAll(async () => {
    killApplications();
    expect(await server.stop()).toBe(0);
  });

  async function metric(name: string): Promise<number> {
    const text = await (await fetch(metrics)).text();
    return Number(new RegExp(`^${name} (\\d+)$`, "m").exec(text)?.[1]);
  }

  async function alive(): Promise<void> {
    const peer = await Peer.udp(udp);
    peer.ask("OPTIONS");
    expect((await peer.response("OPTIONS")).status).toBe(503);
    peer.close();
  }

  it("counts garbage and lives", async () => {
    const socket = createSocket("udp4");
    const before = await metric("sip_malformed_total");
    const garbage = [
      Buffer.alloc(60_000, 0x41),
      Buffer.from("\0\x01\x02\xff\xfe"),
      Buffer.from("INVITE sip:a@b SIP/2.0\r\n"),
    ];
    for (const bytes of garbage) await new Promise((sent) => socket.send(bytes, udp, "127.0.0.1", sent));
    await expect.poll(() => metric("sip_malformed_total")).toBe(before + garbage.length);
    socket.close();
    await alive();
  });

  it.skipIf(!existsSync(torture))(
    "survives each torture message, and sends nothing to the addresses in them",
    async () => {
      const socket = createSocket("udp4");
      let heard = 0;
      socket.on("message", () => heard++);
      const before = await metric("sip_messages_in_total");
      const sentBefore = await metric("sip_messages_out_total");
      const files = readdirSync(torture).filter((file) => file.endsWith(".dat"));
      for (const file of files) {
        const bytes = readFileSync(join(torture, file));
        await new Promise((sent) => socket.send(bytes, udp, "127.0.0.1", sent));
      }
      await expect.poll(() => metric("sip_messages_in_total")).toBe(before + files.length);
      // All that the server sent came back here: nothing went to the places that the messages name.
      await expect.poll(async () => (await metric("sip_messages_out_total")) - sentBefore - heard).toBe(0);
      expect(heard).toBeGreaterThan(files.length / 2);
      expect(await metric("sip_dialogs")).toBe(0);
      expect(await metric("sip_client_transactions")).toBe(0);
      socket.close();
      await alive();
    },
  );

  it("drops a stream that it cannot cut into messages", async () => {
    const socket = connect(tcp, "127.0.0.1");
    const closed = new Promise((resolve) => socket.on("close", resolve));
    socket.on("error", () => {});
    socket.write("A".repeat(100_000));
    await closed;
    await alive();
  });

  it("closes a control connection that does not know the secret, says nonsense, or acts before it is known", async () => {
    const talk = (text: string) =>
      new Promise<string>((resolve) => {
        const socket = connect(server.controlPort, "127.0.0.1", () => socket.write(text));
        let answer = "";
        socket.on("data", (chunk) => {
          answer += chunk;
        });
        socket.on("error", () => {});
        socket.on("close", () => resolve(answer));
      });
    const frame = (payload: string) => `${payload.length}#${payload}`;
    expect(await talk(frame("1|authenticate|wrong|"))).toContain("|response|1|NO|incorrect secret");
    expect(await talk(frame("2|route|invite"))).toContain("|response|2|NO|not authenticated");
    expect(await talk(`${frame("3|authenticate|test-secret|")}${frame("4|dance")}`)).toContain(
      "|response|4|NO|Unknown message type",
    );
    expect(await talk("999999#")).toBe("");
    expect(await talk("hello")).toBe("");
  });

  it("answers 503 with Retry-After when the application does not keep up, and recovers", async () => {
    const held: { send(status: number): void }[] = [];
    await startApplication(server.controlPort, (srf) => srf.invite((_, response) => void held.push(response)));
    const peer = await Peer.udp(udp);
    for (let i = 0; i < 20; i++) peer.ask("INVITE", [], SDP);
    await expect.poll(() => held.length).toBe(20);
    peer.ask("INVITE", [], SDP);
    const refusal = await peer.response("INVITE");
    expect([refusal.status, refusal.header("retry-after")]).toEqual([503, "5"]);
    for (const response of held.splice(0)) response.send(486);
    peer.ask("INVITE", [], SDP);
    await expect.poll(() => held.length).toBe(1);
    held[0]?.send(486);
    peer.close();
    expect(await metric("sip_overload_total")).toBe(1);
  });
});

describe("a server that cannot start", () => {
  it.each([
    [
      "a taken port",
      { SIP_LISTEN: "udp://127.0.0.1:PORT" },
      /^The SIP server cannot listen: udp:.* is taken by another program\.\n$/,
    ],
    ["a wrong setting", { SIP_LISTEN: "ftp://x:1" }, /^The SIP server's settings are wrong: SIP_LISTEN .*\n$/],
    [
      "a taken control port",
      { SIP_LISTEN: "udp://127.0.0.1:0", SIP_CONTROL: "127.0.0.1:TCP" },
      /the control port .* is taken/,
    ],
  ])("says so in one sentence: %s", async (_, env, sentence) => {
    const other = await startSipProcess({ SIP_LISTEN: "udp://127.0.0.1:0" });
    const port = other.listen[0]?.split(":").at(-1) ?? "";
    const filled = Object.entries(env).map(([name, value]) => [
      name,
      value.replace("PORT", port).replace("TCP", String(other.controlPort)),
    ]);
    const failure = await startSipProcess(Object.fromEntries(filled)).catch((error: Error) => error.message);
    expect(failure).toMatch(/^the SIP server ended with 1: /);
    expect(String(failure).replace("the SIP server ended with 1: ", "")).toMatch(sentence);
    await other.stop();
  });
});
