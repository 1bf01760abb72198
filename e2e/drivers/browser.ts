import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeWav } from "@patchbay/media/wav";
import { type Browser, chromium } from "@playwright/test";
import { sine } from "./tone.ts";

/** A file for `launchBrowser`: a minute of one tone, over and over. */
export function microphoneWith(hertz: number): string {
  const file = join(mkdtempSync(join(tmpdir(), "patchbay-mic-")), `tone-${hertz}.wav`);
  const second = sine(hertz);
  writeFileSync(file, writeWav([Int16Array.from({ length: 480_000 }, (_, at) => second[at % 8_000] ?? 0)]));
  return file;
}

/** Debian's Chromium (or the one of CHROMIUM), quiet, with a WAV file for a microphone where one is given. */
export function launchBrowser(microphone?: string): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
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
      ...(microphone ? [`--use-file-for-fake-audio-capture=${microphone}`] : []),
    ],
  });
}
