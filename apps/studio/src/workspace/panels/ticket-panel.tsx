"use client";
import { useTranslations } from "next-intl";
import { useDesk } from "../desk/desk-context.tsx";
import { NothingYet } from "./nothing-yet.tsx";
import { TicketForm } from "./ticket-form.tsx";
import { TicketsOfCall } from "./tickets-of-call.tsx";

export function TicketPanel() {
  const t = useTranslations("workspace.ticket");
  const { subject } = useDesk();
  if (!subject) return <NothingYet>{t("none")}</NothingYet>;
  return (
    <div className="flex flex-col gap-3">
      <TicketsOfCall call={subject.call} />
      <TicketForm key={subject.call} subject={subject} />
    </div>
  );
}
