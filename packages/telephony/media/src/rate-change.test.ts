import { describe, expect, it } from "vitest";
import { power, toneOverRestDb, tonePower } from "./goertzel.ts";
import { Doubler, Halver } from "./rate-change.ts";
import { tone } from "./tone.ts";

function change(
  stage: { push(frame: Int16Array, target: Int16Array): void },
  from: Int16Array,
  frame: number,
  ratio: number,
) {
  const out = new Int16Array(from.length * ratio);
  for (let at = 0; at < from.length; at += frame) {
    stage.push(from.subarray(at, at + frame), out.subarray(at * ratio, (at + frame) * ratio));
  }
  return out;
}
const up = (samples: Int16Array) => change(new Doubler(), samples, 160, 2);
const down = (samples: Int16Array) => change(new Halver(), samples, 320, 0.5);

describe("changing between 8 and 16 kHz", () => {
  it.each([100, 440, 1_000, 3_000])("keeps a tone of %i Hz clean and as loud, over all seams", (hertz) => {
    const narrow = tone([hertz], 1_200);
    const wide = tone([hertz], 1_200, -10, 16_000);
    const doubled = up(narrow).subarray(3_200);
    const halved = down(wide).subarray(1_600);
    expect(toneOverRestDb(doubled, hertz, 16_000)).toBeGreaterThan(40);
    expect(toneOverRestDb(halved, hertz)).toBeGreaterThan(40);
    expect(10 * Math.log10(power(doubled) / power(narrow))).toBeCloseTo(0, 0);
    expect(10 * Math.log10(power(halved) / power(narrow))).toBeCloseTo(0, 0);
  });

  it("lets nothing above the narrow band fold back into it", () => {
    const high = tone([5_000], 1_200, -10, 16_000);
    expect(10 * Math.log10(tonePower(down(high).subarray(1_600), 3_000) / power(high))).toBeLessThan(-55);
  });
});
