import { once } from "node:events";
import { mkdtempSync, rmSync, truncateSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { askInside, idsOf, killApplications, on, startApplication } from "../test/application.ts";
import { Peer, SDP } from "../test/peer.ts";
import { type SipProcess, startSipProcess } from "../test/sip-process.ts";

describe("a SIP server that dies with calls on it", { timeout: 20_000 }, () => {
  let folder: string;
  let server: SipProcess;
  let peer: Peer;
  let heard: { readonly method: string; readonly dialog: string }[];

  const start = (listen: string, env: Readonly<Record<string, string>> = {}) =>
    startSipProcess({ SIP_LISTEN: listen, SIP_DIALOGS: join(folder, "dialogs"), ...env });

  /** As the runtime does: the same program, on the connection that is there. */
  const serve = () =>
    startApplication(server.controlPort, (srf) => {
      for (const verb of ["bye", "info"]) {
        on(srf, verb, (request, response) => {
          heard.push({ method: request.method, dialog: idsOf(request).dialogId });
          response.send(200);
        });
      }
      srf.invite(async (request, response) => void (await srf.createUAS(request, response, { localSdp: SDP })));
    });

  async function dieAndReturn(meanwhile: () => void = () => {}): Promise<void> {
    const [listen = ""] = server.listen;
    // Whatever it answers: it is done with what came before.
    peer.ask("OPTIONS");
    await peer.response("OPTIONS");
    // Before it: drachtio-srf cannot leave a server that is gone.
    killApplications();
    server.child.removeAllListeners("exit");
    server.child.kill("SIGKILL");
    await once(server.child, "exit");
    meanwhile();
    server = await start(listen);
  }

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "patchbay-dialogs-"));
    heard = [];
    server = await start("udp://127.0.0.1:0");
    peer = await Peer.udp(Number(server.listen[0]?.split(":").at(-1)));
    await serve();
  });
  afterEach(async () => {
    killApplications();
    peer.close();
    expect(await server.stop()).toBe(0);
    rmSync(folder, { recursive: true });
  });

  it("goes on with them: either side can speak and hang up", async () => {
    const [theirs, ours] = [await peer.call(), await peer.call()];
    await dieAndReturn();
    const application = await serve();

    peer.askInside(theirs.invite, theirs.ok, "INFO", 2);
    expect((await peer.response("INFO")).status).toBe(200);
    peer.askInside(theirs.invite, theirs.ok, "BYE", 3);
    expect((await peer.response("BYE")).status).toBe(200);
    const dialog = `${theirs.invite.callId};from-tag=${theirs.invite.fromTag}`;
    expect(heard).toEqual([
      { method: "INFO", dialog },
      { method: "BYE", dialog },
    ]);

    const status = askInside(application.srf, `${ours.invite.callId};from-tag=${ours.invite.fromTag}`, "BYE");
    const bye = await peer.request("BYE");
    // Numbers of one direction never go back (RFC 3261 §12.2.1.1), whatever was said that nobody wrote down.
    expect(bye.cseq?.number).toBeGreaterThan(500);
    peer.answer(bye, 200);
    expect(await status).toBe(200);
  });

  it("dies a second time, and those that are left still stand", async () => {
    const [first, second] = [await peer.call(), await peer.call()];
    await dieAndReturn();
    await serve();
    peer.askInside(first.invite, first.ok, "BYE", 2);
    expect((await peer.response("BYE")).status).toBe(200);
    await dieAndReturn();
    await serve();
    peer.askInside(first.invite, first.ok, "BYE", 3);
    expect((await peer.response("BYE")).status).toBe(481);
    peer.askInside(second.invite, second.ok, "BYE", 2);
    expect((await peer.response("BYE")).status).toBe(200);
  });

  it("forgets calls that ended before it died, and lines that its death cut off", async () => {
    const ended = await peer.call();
    peer.askInside(ended.invite, ended.ok, "BYE", 2);
    expect((await peer.response("BYE")).status).toBe(200);
    const { invite, ok } = await peer.call();
    await dieAndReturn(() => truncateSync(join(folder, "dialogs.0"), 900));
    await serve();
    peer.askInside(ended.invite, ended.ok, "BYE", 3);
    expect((await peer.response("BYE")).status).toBe(481);
    peer.askInside(invite, ok, "BYE", 2);
    expect((await peer.response("BYE")).status).toBe(481);
  });

  it("does not bring back calls of long ago", async () => {
    const { invite, ok } = await peer.call();
    await dieAndReturn(() => utimesSync(join(folder, "dialogs.0"), new Date(), new Date(Date.now() - 120_000)));
    await serve();
    peer.askInside(invite, ok, "BYE", 2);
    expect((await peer.response("BYE")).status).toBe(481);
  });
});
