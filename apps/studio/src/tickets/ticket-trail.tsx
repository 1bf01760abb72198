"use client";
import type { TicketEvent } from "@patchbay/domain/ticket";
import { cx } from "@patchbay/ui/cx";
import { useFormatter, useTranslations } from "next-intl";
import type { TicketView } from "./use-ticket.ts";

type Step = TicketView["history"][number];

/** All that happened to a ticket, in order. What was written is plain text, whoever wrote it. */
export function TicketTrail({ ticket }: { readonly ticket: TicketView }) {
  const t = useTranslations("tickets.trail");
  return (
    <ol aria-label={t("title")} className="flex flex-col gap-2">
      {ticket.history.map((step, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a history only grows, its places are its names
        <li key={place} className="text-sm">
          {step.event.type === "commented" ? (
            <Comment ticket={ticket.id} place={place} step={step} event={step.event} />
          ) : (
            <Happened step={step} />
          )}
        </li>
      ))}
    </ol>
  );
}

interface CommentProps {
  readonly ticket: string;
  readonly place: number;
  readonly step: Step;
  readonly event: Extract<TicketEvent, { type: "commented" }>;
}

function Comment({ ticket, place, step: { at, by }, event }: CommentProps) {
  const t = useTranslations("tickets.trail");
  const format = useFormatter();
  const who = event.from === "customer" ? t("customer") : (by ?? t("flow"));
  return (
    <div
      className={cx("rounded-md border px-3 py-2", event.public ? "bg-surface" : "border-lamp-soft bg-lamp-soft/40")}
    >
      <p className="flex flex-wrap gap-2 text-ink-faint text-xs">
        <span className="font-medium text-ink">{who}</span>
        {event.public ? null : <span>{t("internal")}</span>}
        <time className="ml-auto">{format.dateTime(at, { dateStyle: "medium", timeStyle: "short" })}</time>
      </p>
      <p className="whitespace-pre-wrap break-words">{event.text}</p>
      {event.files?.map((file, index) => (
        <a
          key={file.id}
          className="mr-3 text-xs underline"
          href={`/api/tickets/${ticket}/files/${place}/${index}`}
          download={file.name}
        >
          {file.name}
        </a>
      ))}
    </div>
  );
}

function Happened({ step: { at, by, event, status } }: { readonly step: Step }) {
  const t = useTranslations("tickets");
  const format = useFormatter();
  const what = ((): string => {
    switch (event.type) {
      case "status-set":
        return t("trail.status", { status: t(`statuses.${status}`) });
      case "step-entered":
        return t("trail.status", { status: event.step.title });
      case "priority-set":
        return t("trail.priority", { priority: t(`priorities.${event.priority}`) });
      case "merged":
        return t("trail.merged", { number: event.into });
      case "absorbed":
        return t("trail.absorbed", { number: event.number });
      case "rated":
        return t("rated", { score: event.score });
      case "sla-passed":
        return t(`trail.${event.moment}`, { clock: t(`sla.${event.clock}`) });
      case "commented":
        return event.text;
      default:
        return t(`trail.${event.type}`);
    }
  })();
  return (
    <p className="flex flex-wrap gap-2 px-3 text-ink-faint text-xs">
      <span>
        {by ?? t(event.type === "rated" ? "trail.customer" : "trail.flow")}: {what}
      </span>
      <time className="ml-auto">{format.dateTime(at, { dateStyle: "medium", timeStyle: "short" })}</time>
    </p>
  );
}
