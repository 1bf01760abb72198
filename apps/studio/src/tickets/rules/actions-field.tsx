"use client";
import type { TicketPriority, TicketStatus } from "@patchbay/domain/ticket";
import type { TicketAction } from "@patchbay/domain/ticket/ticket-action";
import { Button } from "@patchbay/ui/button.tsx";
import { IconButton } from "@patchbay/ui/icon-button.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { Select } from "@patchbay/ui/select.tsx";
import { useQuery } from "@tanstack/react-query";
import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMay } from "../../data/session.tsx";
import { useTRPC } from "../../data/trpc.ts";
import { PRIORITIES, STATUSES } from "../ticket-words.ts";

type Kind = TicketAction["do"];
type Choice = Kind | "note";

const FRESH = {
  "set-status": { do: "set-status", status: "open" },
  "set-priority": { do: "set-priority", priority: "high" },
  "raise-priority": { do: "raise-priority" },
  assign: { do: "assign", agent: null },
  "set-field": { do: "set-field", field: "", value: "" },
  comment: { do: "comment", text: "", public: true },
  note: { do: "comment", text: "", public: false },
  notify: { do: "notify", people: [], text: "" },
  "send-webhook": { do: "send-webhook", event: "" },
} as const satisfies Record<Choice, TicketAction>;

export interface ActionsFieldProps {
  readonly label: string;
  readonly actions: readonly TicketAction[];
  readonly onChange: (actions: TicketAction[]) => void;
}

/** What a rule does, one thing after the other. */
export function ActionsField({ label, actions, onChange }: ActionsFieldProps) {
  const t = useTranslations("tickets.rules.actions");
  const kinds = (Object.keys(FRESH) as Choice[]).map((value) => ({ value, label: t(`kinds.${value}`) }));
  const set = (index: number, action: TicketAction) =>
    onChange(actions.map((one, at) => (at === index ? action : one)));
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="pb-1 font-medium text-sm">{label}</legend>
      {actions.map((action, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: actions have no name but their place
        <div key={index} className="grid grid-cols-[11rem_1fr_auto] items-center gap-2">
          <Select
            label={t("what")}
            value={action.do === "comment" && !action.public ? "note" : action.do}
            options={kinds}
            onChange={(kind) => set(index, FRESH[kind as Choice])}
          />
          <Detail action={action} onChange={(next) => set(index, next)} />
          <IconButton
            size="sm"
            label={t("remove")}
            icon={<Trash2 />}
            onClick={() => onChange(actions.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <Button
        size="sm"
        className="self-start"
        icon={<Plus />}
        onClick={() => onChange([...actions, FRESH["set-priority"]])}
      >
        {t("add")}
      </Button>
    </fieldset>
  );
}

interface DetailProps {
  readonly action: TicketAction;
  readonly onChange: (action: TicketAction) => void;
}

function Detail({ action, onChange }: DetailProps) {
  const t = useTranslations("tickets");
  const mayAgents = useMay("agent:read");
  const wanted = { enabled: mayAgents && action.do === "assign", staleTime: 60_000 };
  const agents = useQuery(useTRPC().agent.list.queryOptions(undefined, wanted)).data ?? [];
  switch (action.do) {
    case "set-status":
      return (
        <Select
          label={t("status")}
          value={action.status}
          options={STATUSES.map((value) => ({ value, label: t(`statuses.${value}`) }))}
          onChange={(status) => onChange({ ...action, status: status as TicketStatus })}
        />
      );
    case "set-priority":
      return (
        <Select
          label={t("priority")}
          value={action.priority}
          options={PRIORITIES.map((value) => ({ value, label: t(`priorities.${value}`) }))}
          onChange={(priority) => onChange({ ...action, priority: priority as TicketPriority })}
        />
      );
    case "assign":
      return (
        <Select
          label={t("assignee")}
          value={action.agent ?? ""}
          options={[
            { value: "", label: t("nobody") },
            ...agents.map(({ id, name }) => ({ value: id as string, label: name })),
          ]}
          onChange={(agent) => onChange({ ...action, agent: agent === "" ? null : (agent as never) })}
        />
      );
    case "comment":
      return (
        <Input
          aria-label={t("comment.text")}
          value={action.text}
          onChange={(event) => onChange({ ...action, text: event.target.value })}
        />
      );
    case "set-field":
      return (
        <span className="grid grid-cols-2 gap-2">
          <Input
            aria-label={t("rules.actions.field")}
            placeholder={t("rules.actions.field")}
            value={action.field}
            onChange={(event) => onChange({ ...action, field: event.target.value })}
          />
          <Input
            aria-label={t("rules.actions.value")}
            placeholder={t("rules.actions.value")}
            value={String(action.value)}
            onChange={(event) => onChange({ ...action, value: event.target.value })}
          />
        </span>
      );
    case "notify":
      return (
        <span className="grid grid-cols-2 gap-2">
          <Input
            aria-label={t("rules.actions.people")}
            placeholder={t("rules.actions.people")}
            value={action.people.join(", ")}
            onChange={(event) => onChange({ ...action, people: event.target.value.split(/[,，]\s*/) })}
          />
          <Input
            aria-label={t("comment.text")}
            placeholder={t("comment.text")}
            value={action.text}
            onChange={(event) => onChange({ ...action, text: event.target.value })}
          />
        </span>
      );
    case "send-webhook":
      return (
        <Input
          aria-label={t("rules.actions.event")}
          placeholder="ticket.escalated"
          value={action.event}
          onChange={(event) => onChange({ ...action, event: event.target.value })}
        />
      );
    case "raise-priority":
      return <span />;
  }
}
