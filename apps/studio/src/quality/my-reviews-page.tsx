"use client";
import { Callout } from "@patchbay/ui/callout.tsx";
import { EmptyState } from "@patchbay/ui/empty-state.tsx";
import { Page } from "@patchbay/ui/page.tsx";
import { Panel } from "@patchbay/ui/panel.tsx";
import { Skeleton } from "@patchbay/ui/skeleton.tsx";
import { useQuery } from "@tanstack/react-query";
import { ClipboardCheck } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useSession } from "../data/session.tsx";
import { useTRPC } from "../data/trpc.ts";
import { useFailureText } from "../data/use-failure-text.ts";
import { ReviewOfContact } from "./review-of-contact.tsx";

/** What reviewers found in one's own contacts, to accept or to appeal against. */
export function MyReviewsPage() {
  const t = useTranslations("quality");
  const format = useFormatter();
  const failureText = useFailureText();
  const { user } = useSession();
  const { data, error, isPending } = useQuery(useTRPC().quality.reviews.queryOptions({}));
  const mine = data?.filter(({ agent }) => agent === user.id) ?? [];
  return (
    <Page title={t("mine")} description={t("mineDescription")}>
      {error ? <Callout tone="bad">{failureText(error)}</Callout> : null}
      {isPending ? <Skeleton lines={6} /> : null}
      {data && mine.length === 0 ? (
        <EmptyState icon={<ClipboardCheck />} title={t("noReviewOfMine")}>
          {t("noReviewOfMineHint")}
        </EmptyState>
      ) : null}
      {mine.map((review) => (
        <Panel
          key={review.id}
          title={format.dateTime(review.reviewedAt, { dateStyle: "medium", timeStyle: "short" })}
          actions={
            <Link href={`/calls/${review.call}`} className="text-accent-ink text-sm underline-offset-2 hover:underline">
              {t("contact")}
            </Link>
          }
        >
          <ul>
            <ReviewOfContact review={review} />
          </ul>
        </Panel>
      ))}
    </Page>
  );
}
