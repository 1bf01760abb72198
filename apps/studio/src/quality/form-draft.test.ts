import { expect, it } from "vitest";
import { changeQuestion, freshForm, withoutQuestion, withQuestion, withSection } from "./form-draft.ts";

const ids = (form: ReturnType<typeof freshForm>) => form.sections.map(({ questions }) => questions.map(({ id }) => id));

it("gives each question an id of its own, also after others went, and drops sections without questions", () => {
  const two = withQuestion(withSection(freshForm()), 0);
  expect(ids(two)).toEqual([["question-1", "question-3"], ["question-2"]]);
  const fewer = withoutQuestion(withoutQuestion(two, "question-2"), "question-1");
  expect(ids(fewer)).toEqual([["question-3"]]);
  expect(ids(withSection(withQuestion(fewer, 0)))).toEqual([["question-3", "question-2"], ["question-4"]]);
  expect(changeQuestion(fewer, "question-3", { autoFail: true }).sections[0]?.questions[0]?.autoFail).toBe(true);
});
