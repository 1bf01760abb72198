"use client";
import { Badge } from "@patchbay/ui/badge.tsx";
import { Button } from "@patchbay/ui/button.tsx";
import { Callout } from "@patchbay/ui/callout.tsx";
import { Skeleton } from "@patchbay/ui/skeleton.tsx";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { STATUS_TONE } from "../tickets/ticket-words.ts";
import { OwnCommentForm } from "./own-comment-form.tsx";
import type { Act, PortalApi } from "./portal-api.ts";
import { RateForm } from "./rate-form.tsx";

export interface OwnTicketProps {
  readonly api: PortalApi;
  readonly number: number;
  readonly onBack: () => void;
}

/** One ticket of the customer's: what was written, and what they can do. */
export function OwnTicketView({ api, number, onBack }: OwnTicketProps) {
  const t = useTranslations("tickets");
  const format = useFormatter();
  const queries = useQueryClient();
  const queryKey = ["portal", "ticket", number];
  const found = useQuery({ queryKey, queryFn: () => api.ticket(number), retry: false, refetchInterval: 10_000 });
  const act = useMutation({
    mutationFn: (wanted: Act) => api.act(number, wanted),
    onSuccess: (ticket) => queries.setQueryData(queryKey, ticket),
  });
  const ticket = found.data;
  return (
    <article className="flex flex-col gap-4">
      <Button kind="quiet" className="self-start" icon={<ArrowLeft />} onClick={onBack}>
        {t("portal.back")}
      </Button>
      {found.isPending ? <Skeleton lines={5} /> : null}
      {found.error || act.error ? <Callout tone="bad">{t("portal.failed")}</Callout> : null}
      {ticket ? (
        <>
          <h2 className="flex flex-wrap items-center gap-2 font-semibold text-lg">
            #{ticket.number} {ticket.subject}
            <Badge tone={STATUS_TONE[ticket.status]}>{ticket.step ?? t(`statuses.${ticket.status}`)}</Badge>
          </h2>
          <p className="whitespace-pre-wrap">{ticket.description}</p>
          <ol className="flex flex-col gap-2">
            {ticket.comments.map((comment) => (
              <li key={comment.place} className="rounded-md border px-3 py-2">
                <p className="flex gap-2 text-ink-faint text-xs">
                  <span className="font-medium text-ink">{t(comment.from === "us" ? "portal.us" : "portal.you")}</span>
                  <time className="ml-auto">
                    {format.dateTime(comment.at, { dateStyle: "medium", timeStyle: "short" })}
                  </time>
                </p>
                <p className="whitespace-pre-wrap break-words">{comment.text}</p>
                {comment.files.map((file, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a comment's files stay as they are
                  <span key={index} className="mr-3 text-ink-soft text-xs">
                    {file.name}
                  </span>
                ))}
              </li>
            ))}
          </ol>
          {ticket.canRate ? <RateForm busy={act.isPending} onRate={act.mutate} /> : null}
          {ticket.rating === undefined ? null : (
            <Callout tone="good">{t("portal.thanks", { score: ticket.rating })}</Callout>
          )}
          <OwnCommentForm api={api} busy={act.isPending} onSend={act.mutateAsync} />
          <div className="flex flex-wrap gap-2">
            {ticket.moves.map(({ id, title }) => (
              <Button key={id} busy={act.isPending} onClick={() => act.mutate({ do: "move", move: id })}>
                {title}
              </Button>
            ))}
            {ticket.canClose ? (
              <Button busy={act.isPending} onClick={() => act.mutate({ do: "close" })}>
                {t("portal.close")}
              </Button>
            ) : null}
            {ticket.canReopen ? (
              <Button busy={act.isPending} onClick={() => act.mutate({ do: "reopen" })}>
                {t("portal.reopen")}
              </Button>
            ) : null}
          </div>
        </>
      ) : null}
    </article>
  );
}
