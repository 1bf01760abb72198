import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answersProblem, nextReviewStatus, type QualityQuestion, scoreOf, spread } from "./quality.ts";

const question = (id: string, more: Partial<QualityQuestion> = {}): QualityQuestion => ({
  ...{ id, text: id, weight: 1, points: 1, autoFail: false, optional: false },
  ...more,
});
const form = {
  sections: [
    { title: "Opening", questions: [question("greets"), question("listens", { weight: 3, points: 5 })] },
    { title: "Law", questions: [question("consent", { autoFail: true }), question("offer", { optional: true })] },
  ],
};

describe("a quality review", () => {
  it("weighs the shares of the points", () => {
    const answers = { greets: 0, listens: 5, consent: 1, offer: 1 };
    expect(scoreOf(form, answers)).toEqual({ score: 5 / 6, failed: false });
  });

  it("leaves out what does not apply", () => {
    expect(scoreOf(form, { greets: 1, listens: 0, consent: 1, offer: null })).toEqual({ score: 2 / 5, failed: false });
    expect(scoreOf({ sections: [] }, {})).toEqual({ score: null, failed: false });
  });

  it("fails as a whole by one auto-fail question", () => {
    expect(scoreOf(form, { greets: 1, listens: 5, consent: 0, offer: 1 })).toEqual({ score: 0, failed: true });
  });

  it("needs an answer to every question, within its points; only optional ones may not apply", () => {
    const whole = { greets: 1, listens: 3, consent: 1, offer: null };
    expect(answersProblem(form, whole)).toBeUndefined();
    expect(answersProblem(form, { ...whole, greets: null })).toMatchObject({ code: "quality.unanswered" });
    expect(answersProblem(form, { ...whole, listens: 6 })).toMatchObject({ code: "quality.out-of-range" });
    expect(answersProblem(form, { ...whole, listens: 0.5 })).toMatchObject({ code: "quality.out-of-range" });
    expect(answersProblem(form, {})).toEqual({ code: "quality.unanswered", question: "greets" });
  });

  it("is never beyond 0 … 1, and better points never make it worse", () => {
    const answered = fc.record({
      ...{ greets: fc.integer({ min: 0, max: 1 }), listens: fc.integer({ min: 0, max: 4 }) },
      ...{ consent: fc.integer({ min: 0, max: 1 }), offer: fc.option(fc.integer({ min: 0, max: 1 })) },
    });
    fc.assert(
      fc.property(answered, (answers) => {
        const score = scoreOf(form, answers).score ?? 0;
        const better = scoreOf(form, { ...answers, listens: answers.listens + 1 }).score ?? 0;
        expect(score >= 0 && better >= score && better <= 1).toBe(true);
      }),
    );
  });
});

describe("what becomes of a review", () => {
  it("is accepted or appealed once, and an appeal is settled once", () => {
    expect(nextReviewStatus("given", { type: "accepted" })).toBe("accepted");
    expect(nextReviewStatus("given", { type: "appealed" })).toBe("appealed");
    expect(nextReviewStatus("appealed", { type: "revised" })).toBe("revised");
    for (const status of ["accepted", "upheld", "revised"] as const) {
      for (const type of ["accepted", "appealed", "upheld", "revised"] as const) {
        expect(nextReviewStatus(status, { type })).toBeUndefined();
      }
    }
    expect(nextReviewStatus("given", { type: "upheld" })).toBeUndefined();
  });

  it("shows how far two reviewers are apart", () => {
    expect(spread([0.5])).toBeUndefined();
    expect(spread([0.5, 0.9, 0.7])).toBeCloseTo(0.4);
  });
});
