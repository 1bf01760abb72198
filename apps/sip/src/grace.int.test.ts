import type { SrfRequest } from "drachtio-srf";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Application, askInside, idsOf, killApplications, on, startApplication } from "../test/application.ts";
import { Peer, SDP } from "../test/peer.ts";
import { type SipProcess, startSipProcess } from "../test/sip-process.ts";

/** An application that answers every call. */
const answering = (server: SipProcess) =>
  startApplication(server.controlPort, (srf) => {
    srf.invite(async (request, response) => void (await srf.createUAS(request, response, { localSdp: SDP })));
  });

describe("when the application's control connection is lost", { timeout: 10_000 }, () => {
  let server: SipProcess;
  let first: Application;
  let peer: Peer;

  async function start(graceSeconds: number): Promise<void> {
    server = await startSipProcess({ SIP_LISTEN: "udp://127.0.0.1:0", SIP_GRACE_SECONDS: String(graceSeconds) });
    peer = await Peer.udp(Number(server.listen[0]?.split(":").at(-1)));
    first = await answering(server);
  }

  beforeEach(() => start(60));
  afterEach(async () => {
    killApplications();
    peer.close();
    expect(await server.stop()).toBe(0);
  });

  it("an established call lives on, and the next application hears what it said meanwhile", async () => {
    const { invite, ok } = await peer.call();
    first.kill();
    peer.askInside(invite, ok, "INFO", 2);
    peer.askInside(invite, ok, "INVITE", 3, SDP);
    await peer.response("INVITE", 100);

    const told: string[] = [];
    const dialogs = new Set<string>();
    const note = (request: SrfRequest) => {
      told.push(request.method);
      dialogs.add(idsOf(request).dialogId);
    };
    await startApplication(server.controlPort, (srf) => {
      on(srf, "info", (request, response) => {
        note(request);
        response.send(200);
      });
      srf.invite((request, response) => {
        note(request);
        response.send(200, { body: SDP });
      });
    });
    expect((await peer.response("INFO")).status).toBe(200);
    expect((await peer.response("INVITE")).body).toBe(SDP);
    expect(told).toEqual(["INFO", "INVITE"]);
    expect([...dialogs]).toEqual([`${invite.callId};from-tag=${invite.fromTag}`]);
  });

  it("the next application can speak in a dialog that it did not make", async () => {
    const { invite } = await peer.call();
    first.kill();
    const second = await startApplication(server.controlPort, (srf) => srf.invite(() => {}));
    const stackDialogId = `${invite.callId};from-tag=${invite.fromTag}`;
    const status = askInside(second.srf, stackDialogId, "BYE", { "X-Why": "taken over" });
    const bye = await peer.request("BYE");
    expect(bye.header("x-why")).toBe("taken over");
    peer.answer(bye, 200);
    expect(await status).toBe(200);
  });

  it("a BYE is answered at once, and the next application still learns of it", async () => {
    const { invite, ok } = await peer.call();
    first.kill();
    peer.askInside(invite, ok, "BYE", 2);
    expect((await peer.response("BYE")).status).toBe(200);
    const heard = Promise.withResolvers<string>();
    await startApplication(server.controlPort, (srf) => {
      on(srf, "bye", (request, response) => {
        heard.resolve(idsOf(request).dialogId);
        response.send(200);
      });
      srf.invite(() => {});
    });
    expect(await heard.promise).toBe(`${invite.callId};from-tag=${invite.fromTag}`);
  });

  it("an unanswered INVITE is offered to the next application as a new one", async () => {
    first.kill();
    const silent = await startApplication(server.controlPort, (srf) => srf.invite((_, response) => response.send(180)));
    peer.ask("INVITE", [], SDP);
    const ringing = await peer.response("INVITE", 180);
    silent.kill();
    await answering(server);
    const ok = await peer.response("INVITE", 200);
    expect(ok.toTag).toBe(ringing.toTag);
  });

  it("a call that it was making is withdrawn", async () => {
    const called = await Peer.udp(Number(server.listen[0]?.split(":").at(-1)));
    const uri = called.contact.slice(1, -1);
    first.srf.createUAC(uri, { localSdp: SDP }).catch(() => {});
    const invite = await called.request("INVITE");
    called.answer(invite, 180);
    await expect.poll(() => called.heard()).toEqual([]);
    first.kill();
    await called.request("CANCEL");
    called.close();
  });

  it("nobody coming within the grace time, the call is ended and an unanswered one gets 480", async () => {
    killApplications();
    await server.stop();
    peer.close();
    await start(0.3);
    await peer.call();
    first.kill();
    const bye = await peer.request("BYE");
    expect(bye.header("reason")).toContain("Application lost");
    const silent = await startApplication(server.controlPort, (srf) => srf.invite(() => {}));
    peer.ask("INVITE", [], SDP);
    await peer.response("INVITE", 100);
    silent.kill();
    expect((await peer.response("INVITE")).status).toBe(480);
  });
});
