import { describe, expect, it } from "vitest";
import { askedBy, type ContactFacts, type RoutingCase } from "./routing-table.ts";

const anybody: RoutingCase = { tiers: [], languages: [], tags: [], callers: [], numbers: [], skills: [] };
const facts: ContactFacts = { tier: "gold", language: "zh", tags: ["late"], from: "+4930123", to: "4100" };
const asked = { priority: 5, skills: [{ skill: "billing", level: 3 }] };

describe("a queue's decision table", () => {
  it("asks by the first row that fits, and changes nothing when none does", () => {
    const cases = [
      { ...anybody, tiers: ["platinum"], priority: 1 },
      { ...anybody, tiers: ["gold", "silver"], priority: 3 },
      { ...anybody, priority: 9 },
    ];
    expect(askedBy(cases, facts, asked).priority).toBe(3);
    expect(askedBy(cases.slice(0, 1), facts, asked)).toBe(asked);
  });

  it("goes by tier, language, tags, region and number dialled, all of them", () => {
    const row = { languages: ["zh"], tags: ["late", "vip"], callers: ["+4940", "+4930"], numbers: ["4100"] };
    const cases = [{ ...anybody, ...row, priority: 2 }];
    expect(askedBy(cases, facts, asked).priority).toBe(2);
    for (const other of [{ language: "en" }, { tags: [] }, { from: "+4989" }, { to: "4101" }]) {
      expect(askedBy(cases, { ...facts, ...other }, asked).priority).toBe(5);
    }
    const { language: _, ...unknown } = facts;
    expect(askedBy(cases, unknown, asked).priority).toBe(5);
  });

  it("asks for its skills beside the others, each once at the higher level", () => {
    const skills = [
      { skill: "billing", level: 1 },
      { skill: "zh", level: 5 },
    ];
    expect(askedBy([{ ...anybody, skills }], facts, asked)).toEqual({
      priority: 5,
      skills: [
        { skill: "billing", level: 3 },
        { skill: "zh", level: 5 },
      ],
    });
  });
});
