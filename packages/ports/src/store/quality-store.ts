import type { CallId, UserId } from "@patchbay/base/ids";
import type { Result } from "@patchbay/base/result";
import type { Instant } from "@patchbay/base/time";
import type { QualityAnswers, QualityForm, QualityScore, ReviewEvent, ReviewStatus } from "@patchbay/domain/quality";

/** One reviewer's view of one contact. */
export interface QualityReview extends QualityScore {
  readonly id: string;
  readonly call: CallId;
  /** As it was when the review was given. */
  readonly form: QualityForm;
  readonly agent: UserId;
  readonly reviewer: UserId;
  readonly answers: QualityAnswers;
  readonly comment: string;
  readonly status: ReviewStatus;
  readonly reviewedAt: Instant;
  /** What the agent says to it. */
  readonly reply?: string;
  readonly repliedAt?: Instant;
  /** What became of an appeal, and by whom. */
  readonly verdict?: string;
  readonly settledBy?: UserId;
  readonly settledAt?: Instant;
}

export type NewReview = Omit<QualityReview, "status" | "reply" | "repliedAt" | "verdict" | "settledBy" | "settledAt">;

export interface ReviewFilter {
  readonly call?: CallId;
  readonly agent?: UserId;
  readonly limit: number;
}

export interface QualityStore {
  forms(): Promise<readonly QualityForm[]>;
  saveForm(form: QualityForm, at: Instant): Promise<void>;
  /** Reviews keep their copy of it. False: there is none. */
  removeForm(id: string): Promise<boolean>;
  /** One for each contact, form and reviewer. */
  give(review: NewReview): Promise<Result<undefined, { readonly code: "quality.reviewed" }>>;
  find(id: string): Promise<QualityReview | undefined>;
  /** Newest first. */
  list(filter: ReviewFilter): Promise<readonly QualityReview[]>;
  /** Applies the pure rule; false: that is not possible now. `text` is the agent's reply, or the verdict on an appeal. */
  apply(id: string, event: ReviewEvent, by: UserId, text: string, at: Instant): Promise<boolean>;
}
