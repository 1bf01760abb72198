import { type QualityForm, type QualityQuestion, questionsOf } from "@patchbay/domain/quality";

export type FormDraft = Pick<QualityForm, "title" | "sections">;

export const freshForm = (): FormDraft => withSection({ title: "", sections: [] });

/** A question's id is its own for good: reviews answer by it. */
export function freshQuestion(form: FormDraft): QualityQuestion {
  const taken = new Set(questionsOf(form).map(({ id }) => id));
  let number = taken.size + 1;
  while (taken.has(`question-${number}`)) number += 1;
  return { id: `question-${number}`, text: "", weight: 1, points: 1, autoFail: false, optional: false };
}

export function withSection(form: FormDraft): FormDraft {
  return { ...form, sections: [...form.sections, { title: "", questions: [freshQuestion(form)] }] };
}

export function withQuestion(form: FormDraft, section: number): FormDraft {
  const question = freshQuestion(form);
  return changeSection(form, section, ({ questions }) => ({ questions: [...questions, question] }));
}

/** A section that has no question left goes, too. */
export function withoutQuestion(form: FormDraft, id: string): FormDraft {
  const sections = form.sections.map((one) => ({ ...one, questions: one.questions.filter((each) => each.id !== id) }));
  return { ...form, sections: sections.filter(({ questions }) => questions.length > 0) };
}

export function changeQuestion(form: FormDraft, id: string, part: Partial<QualityQuestion>): FormDraft {
  const sections = form.sections.map((section) => ({
    ...section,
    questions: section.questions.map((one) => (one.id === id ? { ...one, ...part } : one)),
  }));
  return { ...form, sections };
}

type Section = FormDraft["sections"][number];

export function changeSection(
  form: FormDraft,
  index: number,
  change: (section: Section) => Partial<Section>,
): FormDraft {
  return { ...form, sections: form.sections.map((one, at) => (at === index ? { ...one, ...change(one) } : one)) };
}
