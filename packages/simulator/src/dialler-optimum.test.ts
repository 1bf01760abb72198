import { PACES, type Pace } from "@patchbay/domain/outbound/pace";
import { describe, expect, it } from "vitest";
import { type Campaign, diallerOptimum, optimumWithoutAbandoned } from "./dialler-optimum.ts";
import { exponential, seededRandom } from "./random.ts";

const POINTS: readonly Campaign[] = [
  { agents: 1, answerShare: 0.5, meanRingMs: 10_000, meanTalkMs: 60_000 },
  { agents: 2, answerShare: 0.25, meanRingMs: 15_000, meanTalkMs: 120_000 },
  { agents: 3, answerShare: 0.3, meanRingMs: 15_000, meanTalkMs: 120_000 },
  { agents: 4, answerShare: 0.6, meanRingMs: 8_000, meanTalkMs: 30_000 },
];
const DIALS = 400_000;

/** The share of their time that agents talk when lines are rung as `pace` says, and of those who answer, the share that found none. */
function dialled({ agents, answerShare, meanRingMs, meanTalkMs }: Campaign, pace: Pace, seed: number) {
  const random = seededRandom(seed, 0);
  let [now, talking, ringing, talkedMs, answered, abandoned] = [0, 0, 0, 0, 0, 0];
  for (let dials = 0; dials < DIALS; ) {
    const ready = agents - talking - ringing;
    const more = pace({ ready, inLine: 0, dialling: talking + ringing, linesFree: 1_000, maxCalls: 1_000 });
    ringing += more;
    dials += more;
    const [ends, stops] = [talking / meanTalkMs, ringing / meanRingMs];
    const passed = exponential(random, 1 / (ends + stops));
    now += passed;
    talkedMs += talking * passed;
    if (random() * (ends + stops) < ends) talking -= 1;
    else {
      ringing -= 1;
      if (random() < answerShare) {
        answered += 1;
        if (talking < agents) talking += 1;
        else abandoned += 1;
      }
    }
  }
  return { talkedShare: talkedMs / (now * agents), abandonedShare: abandoned / answered };
}

describe("the dialler's exact optimum", { timeout: 120_000 }, () => {
  it.each(POINTS)(
    "is the closed form where nobody may be abandoned: $agents agents, $answerShare answer",
    (campaign) => {
      const lines = campaign.agents + 2;
      expect(diallerOptimum(campaign, { abandonedShare: 0, lines })).toBeCloseTo(optimumWithoutAbandoned(campaign), 4);
    },
  );

  it("is what one line gives, however many may be abandoned: ringing ahead on it gains nothing", () => {
    const [one] = POINTS as readonly [Campaign];
    for (const abandonedShare of [0, 0.03, 1]) {
      expect(diallerOptimum(one, { abandonedShare, lines: 1 })).toBeCloseTo(optimumWithoutAbandoned(one), 4);
    }
  });

  it("rises with what may be abandoned, and never to more than all the time", () => {
    const campaign = POINTS[2] as Campaign;
    const rising = [0, 0.01, 0.03, 0.1, 1].map((abandonedShare) =>
      diallerOptimum(campaign, { abandonedShare, lines: 9 }),
    );
    expect(rising).toEqual(rising.toSorted((a, b) => a - b));
    expect(rising.at(-1)).toBeLessThan(1);
    expect(rising[2]).toBeGreaterThan(1.05 * (rising[0] as number));
  });
});

describe("progressive dialling, as campaigns do it", { timeout: 120_000 }, () => {
  it.each(POINTS)(
    "abandons nobody, and comes within 1 % of the exact optimum of that: $agents agents, $answerShare answer",
    (campaign) => {
      const { talkedShare, abandonedShare } = dialled(campaign, PACES.progressive, 7);
      const exact = diallerOptimum(campaign, { abandonedShare: 0, lines: campaign.agents });
      expect(abandonedShare).toBe(0);
      expect(Math.abs(talkedShare - exact)).toBeLessThan(0.01 * exact);
    },
  );
});
