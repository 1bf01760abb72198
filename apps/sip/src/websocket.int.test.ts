import type { Dialog } from "drachtio-srf";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { type Application, askInside, idsOf, killApplications, on, startApplication } from "../test/application.ts";
import { Peer, SDP } from "../test/peer.ts";
import { type SipProcess, startSipProcess } from "../test/sip-process.ts";

/** RFC 7118: browsers as telephones. */
describe("a telephone on a WebSocket", { timeout: 10_000 }, () => {
  let server: SipProcess;
  let application: Application;
  let port: number;
  const answered = Promise.withResolvers<Dialog>();

  beforeAll(async () => {
    server = await startSipProcess({ SIP_LISTEN: "ws://127.0.0.1:0,udp://127.0.0.1:0" });
    port = Number(server.listen[0]?.split(":").at(-1));
    application = await startApplication(server.controlPort, (srf) => {
      on(srf, "register", (request, response) => {
        const expires = request.get("Expires");
        response.send(200, { headers: { Contact: `${request.get("Contact")};expires=${expires}` } });
      });
      srf.invite(async (request, response) => {
        answered.resolve(await srf.createUAS(request, response, { localSdp: SDP }));
      });
    });
  });

  afterAll(async () => {
    killApplications();
    await server.stop();
  });

  async function register(phone: Peer, expires = 600): Promise<void> {
    phone.ask("REGISTER", [["Expires", String(expires)]], "", "sip:patchbay.invalid");
    expect((await phone.response("REGISTER")).status).toBe(200);
  }

  const call = (phone: Peer) => application.srf.createUAC(phone.contact.slice(1, -1), { localSdp: SDP });

  it("registers, is called by its unreachable contact, and is hung up over the same connection", async () => {
    const phone = await Peer.ws(port);
    await register(phone);
    const dialog = call(phone);
    const invite = await phone.request("INVITE");
    expect(invite.via?.transport).toBe("WS");
    phone.answer(invite, 200, [], SDP);
    await phone.request("ACK");
    const ended = (await dialog).destroy();
    phone.answer(await phone.request("BYE"), 200);
    await ended;
    phone.close();
  });

  it("calls, and is told over its connection when the other side hangs up", async () => {
    const phone = await Peer.ws(port);
    await phone.call();
    (await answered.promise).destroy();
    phone.answer(await phone.request("BYE"), 200);
    phone.close();
  });

  it("that is gone answers 410: to a new call, and inside a dialog", async () => {
    const phone = await Peer.ws(port);
    await register(phone);
    const dialog = call(phone);
    phone.answer(await phone.request("INVITE"), 200, [], SDP);
    await phone.request("ACK");
    const { id } = (await dialog) as unknown as { id: string };
    phone.close();
    await expect.poll(() => call(phone).catch((error: { status?: number }) => error.status)).toBe(410);
    expect(await askInside(application.srf, id, "INFO")).toBe(410);
  });

  it("that registers again on a new connection is called there, inside a dialog too", async () => {
    const before = await Peer.ws(port);
    await register(before);
    const dialog = call(before);
    before.answer(await before.request("INVITE"), 200, [], SDP);
    await before.request("ACK");
    const after = await Peer.ws(port);
    Object.defineProperty(after, "contact", { value: before.contact });
    await register(after);
    const second = call(after);
    after.answer(await after.request("INVITE"), 486);
    await expect(second).rejects.toMatchObject({ status: 486 });
    before.close();
    const uac = await dialog;
    uac.destroy();
    after.answer(await after.request("BYE"), 200);
    after.close();
  });

  it("gets CRLF for its CRLFCRLF, and no connection without the sub-protocol sip", async () => {
    const phone = await Peer.ws(port);
    phone.sendText("\r\n\r\n");
    await expect.poll(() => phone.pongs).toBe(1);
    phone.close();
    const other = new WebSocket(`ws://127.0.0.1:${port}`, "chat");
    const status = await new Promise((resolve) => other.on("error", (error) => resolve(error.message)));
    expect(status).toContain("401");
  });

  it("hands requests on with the ids that drachtio-srf expects, and tcp as their transport", async () => {
    const heard = Promise.withResolvers<readonly string[]>();
    on(application.srf, "message", (request, response) => {
      heard.resolve([request.protocol, idsOf(request).dialogId, request.source_address]);
      response.send(202);
    });
    const phone = await Peer.ws(port);
    await expect
      .poll(async () => {
        phone.ask("MESSAGE", [["Content-Type", "text/plain"]], "", "sip:4000@patchbay.invalid");
        return (await phone.response("MESSAGE")).status;
      })
      .toBe(202);
    expect(await heard.promise).toEqual(["tcp", "", "127.0.0.1"]);
    phone.close();
  });
});
