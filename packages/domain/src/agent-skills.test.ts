import type { UserId } from "@patchbay/base/ids";
import { describe, expect, it } from "vitest";
import { meets, onlyAgent } from "./agent-skills.ts";

const ann = { id: "ann" as UserId, skills: [{ skill: "german", level: 3 }] };

describe("an agent meets what a contact asks for", () => {
  it("with every skill at its level or above", () => {
    expect(meets(ann, [])).toBe(true);
    expect(meets(ann, [{ skill: "german", level: 3 }])).toBe(true);
    expect(meets(ann, [{ skill: "german", level: 4 }])).toBe(false);
    expect(
      meets(ann, [
        { skill: "german", level: 1 },
        { skill: "billing", level: 1 },
      ]),
    ).toBe(false);
  });

  it("when the contact is for this agent and no other", () => {
    expect(meets(ann, [onlyAgent(ann.id)])).toBe(true);
    expect(meets({ id: "bob" as UserId, skills: ann.skills }, [onlyAgent(ann.id)])).toBe(false);
  });
});
