import type { CallId, LegId } from "@patchbay/base/ids";
import { must } from "@patchbay/base/result";
import { typicalToneOverRestDb } from "@patchbay/media/goertzel";
import type { MediaEvent } from "@patchbay/ports/media";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type BrowserParty, TestBrowser } from "../test/browser-party.ts";
import { pause, UdpParty } from "../test/udp-party.ts";
import { startWorkerProcess, type WorkerProcess } from "../test/worker-process.ts";
import { MediaWorkers } from "./media-workers.ts";

const call = "call-web" as CallId;
const agent = "leg-agent" as LegId;
const customer = "leg-customer" as LegId;

describe("a WebRTC leg and a browser", () => {
  let worker: WorkerProcess;
  let browser: TestBrowser;
  let media: MediaWorkers;
  let page: BrowserParty;
  let phone: UdpParty;
  let events: MediaEvent[];

  beforeAll(async () => {
    worker = await startWorkerProcess();
    browser = await TestBrowser.open();
    media = new MediaWorkers({ urls: [worker.url], client: "webrtc-test", secret: "test-secret" });
    media.onEvent((event) => events.push(event));
  });

  afterAll(async () => {
    media.close();
    await browser.close();
    await worker.stop();
  });

  beforeEach(async () => {
    events = [];
    page = await browser.party();
    phone = await UdpParty.open();
    const described = must(await media.answer({ call, leg: customer, offerSdp: phone.offerSdp() }));
    phone.talkTo(described.localSdp);
    phone.say(440);
  });

  afterEach(async () => {
    for (const leg of [agent, customer]) must(await media.release(leg));
    phone.close();
    await page.close();
  });

  it.each(["PCMU", "PCMA", "G722", "opus"] as const)("carry tones both ways when we offer %s", async (codec) => {
    const offer = must(await media.offer({ call, leg: agent, kind: "webrtc", codecs: [codec] }));
    const described = must(await media.accept(agent, await page.answerTo(offer.localSdp)));
    expect(described).toMatchObject({ kind: "webrtc", codec, direction: "sendrecv" });
    await bridgedAndHeard();
  });

  it("carry tones both ways when the browser offers", async () => {
    const described = must(await media.answer({ call, leg: agent, offerSdp: await page.offerSdp() }));
    expect(described.kind).toBe("webrtc");
    await page.accept(described.localSdp);
    await bridgedAndHeard();
  });

  it("bring the browser's keys, whoever made the offer", async () => {
    const described = must(await media.answer({ call, leg: agent, offerSdp: await page.offerSdp() }));
    await page.accept(described.localSdp);
    await until(() => events.some(({ type, leg }) => type === "connected" && leg === agent));
    await page.press("159#");
    await until(() => digits() === "159#");
  });

  it("bring the browser's keys beside Opus, at its clock", async () => {
    const offer = must(await media.offer({ call, leg: agent, kind: "webrtc", codecs: ["opus"] }));
    must(await media.accept(agent, await page.answerTo(offer.localSdp)));
    await until(() => events.some(({ type, leg }) => type === "connected" && leg === agent));
    await page.press("26*");
    await until(() => digits() === "26*");
    // Chromium was asked for 100 ms; the wrong clock would make 600 of them.
    for (const event of events) if (event.type === "digit") expect(Math.abs(event.heldMs - 100)).toBeLessThan(60);
  });

  it("open the media when DTLS has finished before the browser's answer arrives", async () => {
    const offer = must(await media.offer({ call, leg: agent, kind: "webrtc" }));
    const answer = await page.answerTo(offer.localSdp);
    await until(async () => (await page.state()) === "connected");
    expect(events.filter(({ leg }) => leg === agent)).toEqual([]);
    must(await media.accept(agent, answer));
    await bridgedAndHeard();
  });

  it("stay silent when the certificate is not the one of the description", async () => {
    const offer = must(await media.offer({ call, leg: agent, kind: "webrtc" }));
    const answer = await page.answerTo(offer.localSdp);
    const forged = answer.replace(/(a=fingerprint:sha-256 )(..)/, (_all, name, pair) =>
      pair === "00" ? `${name}01` : `${name}00`,
    );
    must(await media.accept(agent, forged));
    await until(async () => (await page.state()) === "connected");
    await pause(500);
    expect(events.filter(({ leg }) => leg === agent)).toEqual([]);
    expect(must(await media.stats(agent)).packetsReceived).toBe(0);
  });

  it("exchange reports on their streams", async () => {
    const described = must(await media.answer({ call, leg: agent, offerSdp: await page.offerSdp() }));
    await page.accept(described.localSdp);
    must(await media.hear(agent, [customer]));
    await until(async () => (await page.reports()).length === 2);
    expect((await page.reports()).sort()).toEqual(["remote-inbound-rtp", "remote-outbound-rtp"]);
  });

  it("take a reloaded page on the same leg", async () => {
    const first = must(await media.offer({ call, leg: agent, kind: "webrtc" }));
    must(await media.accept(agent, await page.answerTo(first.localSdp)));
    await bridgedAndHeard();
    await page.page.reload();
    const again = must(await media.offer({ call, leg: agent, kind: "webrtc" }));
    must(await media.accept(agent, await page.answerTo(again.localSdp)));
    await bridgedAndHeard();
  });

  async function bridgedAndHeard(): Promise<void> {
    must(await media.hear(agent, [customer]));
    must(await media.hear(customer, [agent]));
    await until(() => events.some(({ type, leg }) => type === "connected" && leg === agent));
    // The browser's own buffers need a moment to settle; a busy machine makes it a longer one.
    let levels = { atPage: 0, atPhone: 0 };
    for (let second = 0; second < 8 && Math.min(levels.atPage, levels.atPhone) <= 20; second += 1) {
      const [atPage, atPhone] = await Promise.all([page.listen(), phone.listen(1_000)]);
      levels = {
        atPage: typicalToneOverRestDb(atPage, 440, 48_000),
        atPhone: typicalToneOverRestDb(atPhone, 1_000),
      };
    }
    expect(levels.atPage).toBeGreaterThan(20);
    expect(levels.atPhone).toBeGreaterThan(20);
  }

  function digits(): string {
    return events.flatMap((event) => (event.type === "digit" ? [event.digit] : [])).join("");
  }
});

async function until(met: () => boolean | Promise<boolean>): Promise<void> {
  for (let waited = 0; !(await met()); waited += 20) {
    if (waited > 10_000) throw new Error("it did not happen within 10 s");
    await pause(20);
  }
}
