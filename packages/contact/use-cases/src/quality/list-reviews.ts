import type { CallId, UserId } from "@patchbay/base/ids";
import { spread } from "@patchbay/domain/quality";
import type { QualityReview } from "@patchbay/ports/store/quality-store";
import type { Acting } from "../acting.ts";

export type ListedReview = QualityReview & {
  readonly agentName: string;
  readonly reviewerName: string;
  /** How far the reviewers of this contact are apart, where there are several. */
  readonly spread?: number;
};

/** Reviewers see every review, agents those of their own contacts. Newest first. */
export const listReviews =
  ({ stores, by, permissions }: Pick<Acting, "stores" | "by" | "permissions">) =>
  async ({ call }: { readonly call?: CallId | undefined }): Promise<readonly ListedReview[]> => {
    const own = permissions.includes("recording:listen") ? {} : { agent: by };
    const filter = { ...own, ...(call === undefined ? {} : { call }), limit: 200 };
    const [reviews, agents] = await Promise.all([stores.quality.list(filter), stores.agents.list()]);
    const names = new Map<UserId, string>(agents.map(({ id, name }) => [id, name]));
    return reviews.map((review) => {
      const same = reviews.filter((one) => one.call === review.call && one.form.id === review.form.id);
      const apart = spread(same.flatMap(({ score }) => score ?? []));
      return {
        ...review,
        agentName: names.get(review.agent) ?? review.agent,
        reviewerName: names.get(review.reviewer) ?? review.reviewer,
        ...(apart === undefined ? {} : { spread: apart }),
      };
    });
  };
