"use client";
import { questionsOf } from "@patchbay/domain/quality";
import { Button } from "@patchbay/ui/button.tsx";
import { TextArea } from "@patchbay/ui/text-area.tsx";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMay, useSession } from "../data/session.tsx";
import { useTRPC, useTRPCClient } from "../data/trpc.ts";
import { useAction } from "../data/use-action.ts";
import { type Review, ReviewBadges } from "./review-badges.tsx";

/** One review with its answers, what the agent says to it, and what became of an appeal. */
export function ReviewOfContact({ review }: { readonly review: Review }) {
  const t = useTranslations("quality");
  return (
    <li className="flex flex-col gap-1.5 py-2 text-sm">
      <span className="flex flex-wrap items-center justify-between gap-2">
        <span className="font-medium">
          {review.form.title} · {review.reviewerName}
        </span>
        <ReviewBadges review={review} />
      </span>
      <dl className="grid grid-cols-[1fr_auto] gap-x-3 text-xs">
        {questionsOf(review.form).map(({ id, text, points }) => (
          <div key={id} className="contents">
            <dt className="text-ink-soft">{text}</dt>
            <dd className="tabular">
              {typeof review.answers[id] === "number"
                ? t("pointsOf", { points: review.answers[id], most: points })
                : t("notApplicable")}
            </dd>
          </div>
        ))}
      </dl>
      {review.comment ? <p className="whitespace-pre-wrap">{review.comment}</p> : null}
      {review.reply ? <p className="rounded-md bg-sunken px-2.5 py-1.5">{t("reply", { text: review.reply })}</p> : null}
      {review.verdict ? (
        <p className="rounded-md bg-sunken px-2.5 py-1.5">{t("verdict", { text: review.verdict })}</p>
      ) : null}
      <Answer review={review} />
    </li>
  );
}

/** The agent's word on a fresh review, or a third person's on an appeal. */
function Answer({ review }: { readonly review: Review }) {
  const t = useTranslations("quality");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { user } = useSession();
  const maySettle = useMay("recording:listen") && review.reviewer !== user.id && review.agent !== user.id;
  const [text, setText] = useState("");
  const refresh = [trpc.quality.reviews.queryFilter()];
  const reply = useAction({
    run: (how: "accepted" | "appealed") => client.quality.reply.mutate({ id: review.id, how, text }),
    refresh,
  });
  const settle = useAction({
    run: (how: "upheld" | "revised") => client.quality.settle.mutate({ id: review.id, how, text }),
    refresh,
  });
  const replies = review.status === "given" && review.agent === user.id;
  const settles = review.status === "appealed" && maySettle;
  if (!replies && !settles) return null;
  return (
    <div className="flex flex-col gap-2">
      <TextArea
        aria-label={t("answer")}
        placeholder={t("answer")}
        value={text}
        maxLength={5_000}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="flex justify-end gap-2">
        {replies ? (
          <>
            <Button
              size="sm"
              disabled={text.trim() === ""}
              busy={reply.isPending}
              onClick={() => reply.mutate("appealed")}
            >
              {t("appeal")}
            </Button>
            <Button size="sm" kind="primary" busy={reply.isPending} onClick={() => reply.mutate("accepted")}>
              {t("accept")}
            </Button>
          </>
        ) : (
          <>
            <Button size="sm" busy={settle.isPending} onClick={() => settle.mutate("upheld")}>
              {t("uphold")}
            </Button>
            <Button size="sm" kind="primary" busy={settle.isPending} onClick={() => settle.mutate("revised")}>
              {t("revise")}
            </Button>
          </>
        )}
      </div>
    </div>
  );
}
