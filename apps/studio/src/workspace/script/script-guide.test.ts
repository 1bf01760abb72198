import { expect, it } from "vitest";
import { backTo, chooseAnswer, presentStep, type ScriptStep, startScript } from "./script-guide.ts";

const STEPS: readonly ScriptStep[] = [
  {
    id: "greet",
    text: "Good day",
    answers: [
      { label: "Bill", to: "bill" },
      { label: "Fault", to: "fault" },
    ],
  },
  { id: "bill", text: "Which bill?", answers: [{ label: "Again", to: "greet" }] },
  { id: "fault", text: "What is broken?", answers: [{ label: "Nowhere", to: "no-such-step" }] },
];
const at = (guide: ReturnType<typeof startScript>) => presentStep(guide, STEPS)?.id;

it("begins at the first step and follows the answers", () => {
  const greeted = startScript(STEPS);
  expect(at(greeted)).toBe("greet");
  const asked = chooseAnswer(greeted, STEPS, "Bill");
  expect(at(asked)).toBe("bill");
  expect(asked.trail).toEqual([{ step: "greet", answer: "Bill" }, { step: "bill" }]);
});

it("may come by the same step twice", () => {
  const round = chooseAnswer(chooseAnswer(startScript(STEPS), STEPS, "Bill"), STEPS, "Again");
  expect(round.trail.map((one) => one.step)).toEqual(["greet", "bill", "greet"]);
});

it("stays where it is on an answer that is not offered or leads nowhere", () => {
  const greeted = startScript(STEPS);
  expect(chooseAnswer(greeted, STEPS, "Weather")).toBe(greeted);
  const broken = chooseAnswer(greeted, STEPS, "Fault");
  expect(chooseAnswer(broken, STEPS, "Nowhere")).toBe(broken);
});

it("goes back to any earlier step and forgets what came after", () => {
  const round = chooseAnswer(chooseAnswer(startScript(STEPS), STEPS, "Bill"), STEPS, "Again");
  expect(backTo(round, 1).trail).toEqual([{ step: "greet", answer: "Bill" }, { step: "bill" }]);
  expect(backTo(round, 9)).toBe(round);
});

it("has nothing to show for an empty script", () => {
  expect(at(startScript([]))).toBeUndefined();
});
