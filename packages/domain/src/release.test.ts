import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AliasMove, type Canary, judgeCanary, versionBefore, versionFor } from "./release.ts";

const canary: Canary = { version: 2, percent: 10, metric: "failed", limit: 0.05, minCalls: 20, startedAt: 0 };

describe("versionFor", () => {
  it("gives a call the same version each time, and the stable one without a canary", () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 99 }), (call, percent) => {
        const release = { stable: 1, canary: { target: 2, percent } };
        expect(versionFor(release, call)).toBe(versionFor(release, call));
        expect(versionFor({ stable: 1 }, call)).toBe(1);
      }),
    );
  });

  it("gives a call that got the canary the canary at every larger share", () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 98 }), (call, percent) => {
        const at = (share: number) => versionFor({ stable: 1, canary: { target: 2, percent: share } }, call);
        if (at(percent) === 2) expect(at(percent + 1)).toBe(2);
      }),
    );
  });

  it.each([1, 10, 50, 90])("sends about %i in a hundred calls to the canary", (percent) => {
    const calls = Array.from({ length: 20_000 }, (_, index) => `call-${index}`);
    const release = { stable: 1, canary: { target: 2, percent } };
    const share = calls.filter((call) => versionFor(release, call) === 2).length / calls.length;
    expect(Math.abs(share - percent / 100)).toBeLessThan(0.015);
  });
});

describe("judgeCanary", () => {
  it("waits for enough calls, then rolls back above the limit", () => {
    expect(judgeCanary(canary, { ended: 19, failed: 19, abandoned: 0 })).toBe("goes-on");
    expect(judgeCanary(canary, { ended: 20, failed: 1, abandoned: 9 })).toBe("goes-on");
    expect(judgeCanary(canary, { ended: 20, failed: 2, abandoned: 0 })).toBe("roll-back");
    expect(judgeCanary({ ...canary, metric: "abandoned" }, { ended: 20, failed: 0, abandoned: 2 })).toBe("roll-back");
    expect(judgeCanary({ ...canary, minCalls: 0 }, { ended: 0, failed: 0, abandoned: 0 })).toBe("goes-on");
  });
});

describe("versionBefore", () => {
  const released = (...versions: readonly number[]): AliasMove[] =>
    versions.map((version) => ({ version, why: "released" }));

  it("is the one before, and after a roll-back the one before that", () => {
    expect(versionBefore([])).toBeUndefined();
    expect(versionBefore(released(1))).toBeUndefined();
    expect(versionBefore(released(1, 2, 5))).toBe(2);
    expect(versionBefore([...released(1, 2, 5), { version: 2, why: "rolled-back" }])).toBe(1);
    expect(versionBefore([...released(1, 2, 5), { version: 2, why: "rolled-back" }, ...released(6)])).toBe(2);
  });

  it("takes no notice of a canary that came and went", () => {
    const tried: AliasMove[] = [
      { version: 2, why: "canary-started" },
      { version: 2, why: "canary-rolled-back" },
    ];
    expect(versionBefore([...released(1, 2), ...tried])).toBe(1);
  });
});
