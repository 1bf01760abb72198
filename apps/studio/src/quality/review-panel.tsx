"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { Panel } from "@patchbay/ui/panel.tsx";
import { useQuery } from "@tanstack/react-query";
import { ClipboardCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMay, useSession } from "../data/session.tsx";
import { useTRPC } from "../data/trpc.ts";
import { ReviewForm } from "./review-form.tsx";
import { ReviewOfContact } from "./review-of-contact.tsx";

/** The reviews of a contact, beside its recording: reviewers give theirs here, the agent answers here. */
export function ReviewPanel({ call, agent }: { readonly call: string; readonly agent: string | undefined }) {
  const t = useTranslations("quality");
  const { user } = useSession();
  const mayReview = useMay("recording:listen");
  const reviews = useQuery(useTRPC().quality.reviews.queryOptions({ call })).data ?? [];
  const [giving, setGiving] = useState(false);
  if (agent === undefined || (!mayReview && reviews.length === 0)) return null;
  return (
    <Panel
      title={t("reviews")}
      actions={
        mayReview && agent !== user.id && !giving ? (
          <Button size="sm" icon={<ClipboardCheck />} onClick={() => setGiving(true)}>
            {t("give")}
          </Button>
        ) : null
      }
    >
      {giving ? <ReviewForm call={call} onClose={() => setGiving(false)} /> : null}
      {reviews.length === 0 && !giving ? <p className="text-ink-faint">{t("noReviewYet")}</p> : null}
      <ul className="flex flex-col divide-y">
        {reviews.map((review) => (
          <ReviewOfContact key={review.id} review={review} />
        ))}
      </ul>
    </Panel>
  );
}
