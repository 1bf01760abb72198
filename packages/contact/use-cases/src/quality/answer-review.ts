import { err, ok, type Result } from "@patchbay/base/result";
import { type Acting, record } from "../acting.ts";

export type AnswerReviewError =
  | { readonly code: "quality.review-not-found" }
  | { readonly code: "quality.not-allowed" };

interface Answer<Type extends string> {
  readonly id: string;
  readonly how: Type;
  readonly text: string;
}

/** The agent takes the review, or appeals; once, and only of their own contact. */
export const replyToReview =
  (acting: Acting) =>
  async ({ id, how, text }: Answer<"accepted" | "appealed">): Promise<Result<undefined, AnswerReviewError>> => {
    const { stores, by, clock } = acting;
    const review = await stores.quality.find(id);
    if (review?.agent !== by) return err({ code: "quality.review-not-found" });
    if (!(await stores.quality.apply(id, { type: how }, by, text, clock.now())))
      return err({ code: "quality.not-allowed" });
    await record(acting)(`quality.${how}`, review.call, { review: id });
    return ok();
  };

/** Somebody other than the reviewer settles an appeal. A revised review counts no more. */
export const settleAppeal =
  (acting: Acting) =>
  async ({ id, how, text }: Answer<"upheld" | "revised">): Promise<Result<undefined, AnswerReviewError>> => {
    const { stores, by, clock } = acting;
    const review = await stores.quality.find(id);
    if (!review) return err({ code: "quality.review-not-found" });
    const mayNot = review.reviewer === by || review.agent === by;
    if (mayNot || !(await stores.quality.apply(id, { type: how }, by, text, clock.now()))) {
      return err({ code: "quality.not-allowed" });
    }
    await record(acting)(`quality.${how}`, review.call, { review: id });
    return ok();
  };
