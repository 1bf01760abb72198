"use client";
import { EmptyState } from "@patchbay/ui/empty-state.tsx";
import { useQuery } from "@tanstack/react-query";
import { ClipboardCheck } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useTRPC } from "../data/trpc.ts";
import { ListPanel } from "../frame/list-panel.tsx";
import { ReviewBadges } from "./review-badges.tsx";

export function ReviewList() {
  const t = useTranslations("quality");
  const format = useFormatter();
  const found = useQuery(useTRPC().quality.reviews.queryOptions({}));
  return (
    <ListPanel
      title={t("reviews")}
      found={found}
      rowKey={(review) => review.id}
      empty={
        <EmptyState icon={<ClipboardCheck />} title={t("noReviews")}>
          {t("noReviewsHint")}
        </EmptyState>
      }
      columns={[
        {
          key: "call",
          title: t("contact"),
          cell: (review) => (
            <Link href={`/calls/${review.call}`} className="text-accent-ink underline-offset-2 hover:underline">
              {format.dateTime(review.reviewedAt, { dateStyle: "medium", timeStyle: "short" })}
            </Link>
          ),
        },
        { key: "agent", title: t("agent"), cell: (review) => review.agentName },
        { key: "reviewer", title: t("reviewer"), cell: (review) => review.reviewerName },
        { key: "form", title: t("form"), cell: (review) => review.form.title },
        { key: "score", title: t("score"), cell: (review) => <ReviewBadges review={review} /> },
        {
          key: "spread",
          title: t("spread"),
          align: "end",
          cell: ({ spread }) => (spread === undefined ? "–" : format.number(spread, { style: "percent" })),
        },
      ]}
    />
  );
}
