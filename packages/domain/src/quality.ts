/** One question of a form. Points are given in steps from 0 to `points`. */
export interface QualityQuestion {
  readonly id: string;
  readonly text: string;
  /** What it counts against the others. */
  readonly weight: number;
  /** The best answer's points; 1: yes or no. */
  readonly points: number;
  /** No points here: the whole contact has failed, whatever the rest says. */
  readonly autoFail: boolean;
  /** May be left out as not applicable. */
  readonly optional: boolean;
}

export interface QualitySection {
  readonly title: string;
  readonly questions: readonly QualityQuestion[];
}

export interface QualityForm {
  readonly id: string;
  readonly title: string;
  readonly sections: readonly QualitySection[];
}

/** Points by question; `null`: not applicable. */
export type QualityAnswers = Readonly<Record<string, number | null>>;

export interface QualityScore {
  /** 0 … 1 of the weights that applied; null when nothing did. 0 when it failed. */
  readonly score: number | null;
  readonly failed: boolean;
}

export type AnswersProblem =
  | { readonly code: "quality.unanswered"; readonly question: string }
  | { readonly code: "quality.out-of-range"; readonly question: string };

/** What keeps answers from being a review of this form. */
export function answersProblem(
  form: Pick<QualityForm, "sections">,
  answers: QualityAnswers,
): AnswersProblem | undefined {
  for (const question of questionsOf(form)) {
    const points = answers[question.id];
    if (points === undefined || (points === null && !question.optional)) {
      return { code: "quality.unanswered", question: question.id };
    }
    if (points !== null && (!Number.isInteger(points) || points < 0 || points > question.points)) {
      return { code: "quality.out-of-range", question: question.id };
    }
  }
  return undefined;
}

/** Weighted mean of the shares of points; one auto-fail question without points fails the contact. */
export function scoreOf(form: Pick<QualityForm, "sections">, answers: QualityAnswers): QualityScore {
  let [got, weight, failed] = [0, 0, false];
  for (const question of questionsOf(form)) {
    const points = answers[question.id];
    if (points === null || points === undefined) continue;
    if (question.autoFail && points === 0) failed = true;
    got += question.weight * (points / question.points);
    weight += question.weight;
  }
  if (failed) return { score: 0, failed };
  return { score: weight === 0 ? null : got / weight, failed };
}

export const questionsOf = ({ sections }: Pick<QualityForm, "sections">): readonly QualityQuestion[] =>
  sections.flatMap(({ questions }) => questions);

/** How a review stands. An agent answers once; an appeal waits until somebody else than the reviewer's silence settles it. */
export const REVIEW_STATUSES = ["given", "accepted", "appealed", "upheld", "revised"] as const;
export type ReviewStatus = (typeof REVIEW_STATUSES)[number];

export type ReviewEvent = { readonly type: "accepted" | "appealed" | "upheld" | "revised" };

const NEXT: Readonly<Partial<Record<ReviewStatus, Readonly<Partial<Record<ReviewEvent["type"], ReviewStatus>>>>>> = {
  given: { accepted: "accepted", appealed: "appealed" },
  appealed: { upheld: "upheld", revised: "revised" },
};

/** Undefined: that is not possible now. */
export const nextReviewStatus = (status: ReviewStatus, event: ReviewEvent): ReviewStatus | undefined =>
  NEXT[status]?.[event.type];

/** How far reviewers of the same contact are apart: the span of their scores; undefined with fewer than two. */
export function spread(scores: readonly number[]): number | undefined {
  return scores.length < 2 ? undefined : Math.max(...scores) - Math.min(...scores);
}
