import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mayTakeCalls, PHONE_FAULTS, type PhoneFigures, phoneFaults } from "./phone-check.ts";

const GOOD = { signallingMs: 20, roundTripMs: 40, jitterUpMs: 3, jitterDownMs: 2, lostUp: 0, lostDown: 0 };

describe("a phone", () => {
  it("is fit when it is answered, heard and hears, without much delay, jitter or loss", () => {
    expect(phoneFaults(GOOD)).toEqual([]);
  });

  it("names each thing that is wrong, the worst first", () => {
    const { lostUp: _, ...unheard } = GOOD;
    const { lostDown: __, ...deaf } = GOOD;
    expect(phoneFaults({})).toEqual(["no-signalling"]);
    expect(phoneFaults(unheard)).toEqual(["unheard"]);
    expect(phoneFaults(deaf)).toEqual(["hears-nothing"]);
    expect(phoneFaults({ ...GOOD, signallingMs: 1_500, roundTripMs: 400, jitterDownMs: 90, lostUp: 0.1 })).toEqual([
      "slow-signalling",
      "far",
      "unsteady",
      "lossy",
    ]);
  });

  it("is not fit for who says that the tone cannot be heard, until it was", () => {
    expect(phoneFaults({ ...GOOD, toneHeard: false, microphoneLevel: 0.4 })).toEqual(["tone-unheard"]);
    expect(phoneFaults({ ...GOOD, toneHeard: true, microphoneLevel: 0 })).toEqual([]);
  });

  it("is never found fitter when a figure gets worse", () => {
    const figure = fc.constantFrom<keyof PhoneFigures & keyof typeof GOOD>(
      ...(Object.keys(GOOD) as (keyof typeof GOOD)[]),
    );
    fc.assert(
      fc.property(
        figure,
        fc.double({ min: 0, max: 2_000, noNaN: true }),
        fc.double({ min: 0, max: 2_000, noNaN: true }),
        (name, a, b) => {
          const better = phoneFaults({ ...GOOD, [name]: Math.min(a, b) });
          const worse = phoneFaults({ ...GOOD, [name]: Math.max(a, b) });
          expect(worse).toEqual(expect.arrayContaining([...better]));
        },
      ),
    );
  });

  it("keeps nobody back where faults are only told; where phones must be fit, the untried one too", () => {
    for (const fault of PHONE_FAULTS) {
      expect([mayTakeCalls("warn", { faults: [fault] }), mayTakeCalls("block", { faults: [fault] })]).toEqual([
        true,
        false,
      ]);
    }
    expect([mayTakeCalls("warn", undefined), mayTakeCalls("block", undefined)]).toEqual([true, false]);
    expect(mayTakeCalls("block", { faults: [] })).toBe(true);
  });
});
