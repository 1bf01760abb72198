import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { tone } from "@patchbay/media/tone";
import { writeWav } from "@patchbay/media/wav";
import { type Browser, chromium, type Page } from "@playwright/test";

const FLAGS = [
  "--headless=new",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--use-fake-device-for-media-stream",
  "--use-fake-ui-for-media-stream",
  "--autoplay-policy=no-user-gesture-required",
  "--allow-loopback-in-peer-connection",
  "--disable-features=WebRtcHideLocalIpsWithMdns",
  "--mute-audio",
];

/** Real Chromium whose microphone says a 1 kHz tone. */
export class TestBrowser {
  readonly #browser: Browser;
  readonly #pages: Server;
  readonly #folder: string;

  static async open(): Promise<TestBrowser> {
    const folder = await mkdtemp(join(tmpdir(), "patchbay-browser-"));
    const microphone = join(folder, "microphone.wav");
    await writeFile(microphone, writeWav([tone([1_000], 10_000, -10, 48_000)], 48_000));
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: [...FLAGS, `--use-file-for-fake-audio-capture=${microphone}`],
    });
    // A microphone needs a secure context: loopback over HTTP is one.
    const pages = createServer((_request, response) => {
      response.setHeader("content-type", "text/html");
      response.end("<!doctype html><title>party</title>");
    });
    pages.listen(0, "127.0.0.1");
    await once(pages, "listening");
    return new TestBrowser(browser, pages, folder);
  }

  private constructor(browser: Browser, pages: Server, folder: string) {
    this.#browser = browser;
    this.#pages = pages;
    this.#folder = folder;
  }

  async party(): Promise<BrowserParty> {
    const page = await this.#browser.newPage();
    const { port } = this.#pages.address() as AddressInfo;
    await page.goto(`http://127.0.0.1:${port}/`);
    return new BrowserParty(page);
  }

  async close(): Promise<void> {
    await this.#browser.close();
    this.#pages.close();
    await rm(this.#folder, { recursive: true });
  }
}

interface PartyWindow {
  peer: RTCPeerConnection;
  analyser: AnalyserNode;
  context: AudioContext;
}

/** One peer connection in a page. */
export class BrowserParty {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Its offer, with all candidates. */
  async offerSdp(): Promise<string> {
    await this.#prepare();
    return this.page.evaluate(async () => {
      const { peer } = window as unknown as PartyWindow;
      await peer.setLocalDescription(await peer.createOffer());
      return (window as unknown as { gathered(): Promise<string> }).gathered();
    });
  }

  async accept(answerSdp: string): Promise<void> {
    await this.page.evaluate(async (sdp) => {
      await (window as unknown as PartyWindow).peer.setRemoteDescription({ type: "answer", sdp });
    }, answerSdp);
  }

  /** Its answer to our offer. */
  async answerTo(offerSdp: string): Promise<string> {
    await this.#prepare();
    return this.page.evaluate(async (sdp) => {
      const { peer } = window as unknown as PartyWindow;
      await peer.setRemoteDescription({ type: "offer", sdp });
      await peer.setLocalDescription(await peer.createAnswer());
      return (window as unknown as { gathered(): Promise<string> }).gathered();
    }, offerSdp);
  }

  async press(digits: string): Promise<void> {
    await this.page.evaluate((keys) => {
      const sender = (window as unknown as PartyWindow).peer.getSenders()[0];
      sender?.dtmf?.insertDTMF(keys, 100, 70);
    }, digits);
  }

  /** Kinds of RTCP reports that came from us. */
  reports(): Promise<string[]> {
    return this.page.evaluate(async () => {
      const stats = await (window as unknown as PartyWindow).peer.getStats();
      return [...(stats as unknown as Map<string, { type: string }>).values()]
        .map(({ type }) => type)
        .filter((type) => /^remote-.*-rtp$/.test(type));
    });
  }

  state(): Promise<string> {
    return this.page.evaluate(() => (window as unknown as PartyWindow).peer.connectionState);
  }

  /** What the page hears in the next moment, at the rate of its audio context (48 kHz). */
  async listen(): Promise<number[]> {
    return this.page.evaluate(async () => {
      const { analyser } = window as unknown as PartyWindow;
      await new Promise((resolve) => setTimeout(resolve, 900));
      const samples = new Float32Array(analyser.fftSize);
      analyser.getFloatTimeDomainData(samples);
      return [...samples];
    });
  }

  close(): Promise<void> {
    return this.page.close();
  }

  async #prepare(): Promise<void> {
    await this.page.evaluate(async () => {
      const mine = window as unknown as PartyWindow & { gathered(): Promise<string> };
      mine.peer?.close();
      mine.peer = new RTCPeerConnection();
      // Processing would remove a constant tone as noise.
      const audio = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
      const stream = await navigator.mediaDevices.getUserMedia({ audio });
      mine.peer.addTrack(stream.getAudioTracks()[0] as MediaStreamTrack, stream);
      mine.context = new AudioContext({ sampleRate: 48_000 });
      mine.analyser = mine.context.createAnalyser();
      mine.analyser.fftSize = 16_384;
      mine.peer.ontrack = ({ track }) => {
        const remote = new MediaStream([track]);
        // Chromium feeds WebAudio only when an element plays the stream too.
        const element = new Audio();
        element.srcObject = remote;
        void element.play();
        mine.context.createMediaStreamSource(remote).connect(mine.analyser);
      };
      mine.gathered = () =>
        new Promise((resolve) => {
          const done = () => {
            if (mine.peer.iceGatheringState === "complete") resolve(mine.peer.localDescription?.sdp ?? "");
          };
          mine.peer.onicegatheringstatechange = done;
          done();
        });
    });
  }
}
