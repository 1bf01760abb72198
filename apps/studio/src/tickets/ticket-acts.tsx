"use client";
import type { TicketPriority, TicketStatus } from "@patchbay/domain/ticket";
import { Button } from "@patchbay/ui/button.tsx";
import { Field } from "@patchbay/ui/field.tsx";
import { Select } from "@patchbay/ui/select.tsx";
import { useQuery } from "@tanstack/react-query";
import { Zap } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMay, useSession } from "../data/session.tsx";
import { useTRPC } from "../data/trpc.ts";
import { PRIORITIES, STATUSES } from "./ticket-words.ts";
import type { TicketView, useTicket } from "./use-ticket.ts";

export interface TicketActsProps {
  readonly ticket: TicketView;
  readonly desk: Pick<ReturnType<typeof useTicket>, "change" | "runMacro">;
}

/** What can be done: the ways out that its flow draws or the usual statuses, priority, assignee, macros. */
export function TicketActs({ ticket, desk: { change, runMacro } }: TicketActsProps) {
  const t = useTranslations("tickets");
  const trpc = useTRPC();
  const { user } = useSession();
  const mayAgents = useMay("agent:read");
  const agents =
    useQuery(trpc.agent.list.queryOptions(undefined, { enabled: mayAgents, staleTime: 60_000 })).data ?? [];
  const macros = useQuery(trpc.macro.list.queryOptions(undefined, { staleTime: 60_000 })).data ?? [];
  const { step, status, priority, assignee } = ticket;
  return (
    <section aria-label={t("acts")} className="flex flex-col gap-2">
      {step ? (
        <div className="flex flex-wrap gap-2">
          {step.moves.map(({ id, title }) => (
            <Button
              key={id}
              kind="primary"
              busy={change.isPending}
              onClick={() => change.mutate({ type: "moved", move: id })}
            >
              {title}
            </Button>
          ))}
        </div>
      ) : (
        <Field label={t("status")}>
          {(ids) => (
            <Select
              {...ids}
              value={status}
              options={STATUSES.filter((one) => one !== "new" || status === "new").map((value) => ({
                value,
                label: t(`statuses.${value}`),
              }))}
              onChange={(value) => change.mutate({ type: "status-set", status: value as TicketStatus })}
            />
          )}
        </Field>
      )}
      <div className="grid grid-cols-2 gap-2">
        <Field label={t("priority")}>
          {(ids) => (
            <Select
              {...ids}
              value={priority}
              options={PRIORITIES.map((value) => ({ value, label: t(`priorities.${value}`) }))}
              onChange={(value) => change.mutate({ type: "priority-set", priority: value as TicketPriority })}
            />
          )}
        </Field>
        <Field label={t("assignee")}>
          {(ids) => (
            <Select
              {...ids}
              value={assignee ?? ""}
              options={[
                { value: "", label: t("nobody") },
                ...agents.map(({ id, name }) => ({ value: id, label: id === user.id ? t("me") : name })),
              ]}
              onChange={(value) =>
                change.mutate({ type: "assigned", assignee: value === "" ? null : (value as never) })
              }
            />
          )}
        </Field>
      </div>
      {macros.length > 0 ? (
        <fieldset className="flex flex-wrap gap-2">
          <legend className="pb-1 text-ink-faint text-xs">{t("macros")}</legend>
          {macros.map(({ name, title }) => (
            <Button key={name} size="sm" icon={<Zap />} busy={runMacro.isPending} onClick={() => runMacro.mutate(name)}>
              {title}
            </Button>
          ))}
        </fieldset>
      ) : null}
    </section>
  );
}
