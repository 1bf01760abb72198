import { g722, pcmu } from "@patchbay/rtp/audio-codec";
import { describe, expect, it } from "vitest";
import { RtpEndpoint } from "./endpoint.ts";
import { toneOverRestDb } from "./goertzel.ts";
import { estimateMos } from "./mos.ts";
import { SilenceDetector } from "./silence-detector.ts";
import { tone } from "./tone.ts";

/** Two telephones on a line that never loses anything. */
function talk(one: RtpEndpoint, two: RtpEndpoint, frames: number): void {
  for (let i = 0; i < frames; i += 1) {
    const fromOne = one.tick();
    const fromTwo = two.tick();
    if (fromOne) two.receive(fromOne);
    if (fromTwo) one.receive(fromTwo);
  }
}

describe("an RTP endpoint", () => {
  it("hears the other's tone, and tells its keys", () => {
    const one = new RtpEndpoint({ codec: pcmu });
    const two = new RtpEndpoint({ codec: pcmu, sequence: 65_530, timestamp: 2 ** 32 - 1_000 });
    two.say(tone([440], 1_000), true);
    talk(one, two, 10);
    one.forget();
    talk(one, two, 50);
    expect(toneOverRestDb(one.heard, 440)).toBeGreaterThan(30);
    one.press("12w#");
    talk(one, two, 100);
    expect(two.digits.map(({ digit }) => digit).join("")).toBe("12#");
    expect(one.speaking).toBe(false);
  });

  it("speaks and hears wideband", () => {
    const one = new RtpEndpoint({ codec: g722 });
    const two = new RtpEndpoint({ codec: g722 });
    two.say(tone([5_000], 1_000, -10, 16_000), true);
    talk(one, two, 10);
    one.forget();
    talk(one, two, 50);
    expect(toneOverRestDb(one.heard, 5_000, 16_000)).toBeGreaterThan(15);
  });

  it("ignores what is no RTP of its call", () => {
    const endpoint = new RtpEndpoint();
    for (const junk of [[], [1, 2, 3], Array(200).fill(255)]) endpoint.receive(Uint8Array.from(junk));
    expect(endpoint.packetsReceived).toBe(0);
  });
});

describe("silence", () => {
  it("is counted while nobody speaks, and ends with a word", () => {
    const detector = new SilenceDetector();
    const noise = Int16Array.from({ length: 160 }, (_, i) => (i % 2 === 0 ? 20 : -20));
    for (let i = 0; i < 49; i += 1) detector.push(noise);
    expect(detector.push(noise)).toBe(1_000);
    expect(detector.push(tone([300], 20, -20))).toBe(0);
  });
});

describe("the estimate of quality", () => {
  it("is best on a clean line and falls with loss, jitter and delay", () => {
    const clean = estimateMos(0, 0);
    expect(clean).toBeGreaterThan(4.3);
    expect(clean).toBeLessThanOrEqual(4.5);
    expect(estimateMos(0.05, 0)).toBeLessThan(clean);
    expect(estimateMos(0.05, 50)).toBeLessThan(estimateMos(0.05, 0));
    expect(estimateMos(0, 0, 600)).toBeLessThan(clean);
    expect(estimateMos(1, 500)).toBe(1);
  });
});
