"use client";
import { HOUR } from "@patchbay/base/time";
import { type Escalation, SLA_CLOCKS, type SlaClockName, type SlaPolicy } from "@patchbay/domain/ticket/sla";
import { Button } from "@patchbay/ui/button.tsx";
import { Field } from "@patchbay/ui/field.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { Select } from "@patchbay/ui/select.tsx";
import { useQuery } from "@tanstack/react-query";
import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Inputs } from "../../data/outputs.ts";
import { useTRPC, useTRPCClient } from "../../data/trpc.ts";
import { useAction } from "../../data/use-action.ts";
import { FormDialog } from "../../frame/form-dialog.tsx";
import { PRIORITIES, STATUSES } from "../ticket-words.ts";
import { ActionsField } from "./actions-field.tsx";
import { CheckList } from "./check-list.tsx";
import { isNamed, NameFields } from "./name-fields.tsx";

const FRESH: SlaPolicy = {
  ...{ name: "", title: "", types: [], priorities: [], tiers: [], calendar: "" },
  ...{ targets: { "first-response": HOUR, resolution: 8 * HOUR }, pauseIn: ["pending"], warnAt: 0.8, escalations: [] },
};

/** What is promised, for which tickets, by which hours, and what happens when it is nearly or wholly late. */
export function PolicyDialog({
  policy,
  onClose,
}: {
  readonly policy: SlaPolicy | undefined;
  readonly onClose: () => void;
}) {
  const t = useTranslations("tickets");
  const words = useTranslations("shell");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const calendars = useQuery(trpc.library.calendars.queryOptions()).data ?? [];
  const types = useQuery(trpc.ticketType.list.queryOptions()).data ?? [];
  const [draft, setDraft] = useState<SlaPolicy>(policy ?? FRESH);
  const save = useAction({
    run: () => client.slaPolicy.save.mutate(draft as Inputs["slaPolicy"]["save"]),
    refresh: [trpc.slaPolicy.list.queryFilter()],
    done: words("saved"),
    onDone: onClose,
  });
  const setTarget = (clock: SlaClockName, hours: string) => {
    const { [clock]: _, ...rest } = draft.targets;
    setDraft({ ...draft, targets: hours === "" ? rest : { ...rest, [clock]: Math.round(Number(hours) * HOUR) } });
  };
  return (
    <FormDialog
      size="lg"
      title={policy?.title ?? t("rules.policies.add")}
      busy={save.isPending}
      disabled={!isNamed(draft) || draft.calendar === ""}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      <NameFields draft={draft} isNew={!policy} onChange={setDraft} />
      <div className="grid gap-3 sm:grid-cols-3">
        {SLA_CLOCKS.map((clock) => (
          <Field key={clock} label={t("rules.target", { clock: t(`sla.${clock}`) })}>
            {(ids) => (
              <Input
                {...ids}
                type="number"
                min={0.1}
                step={0.1}
                value={draft.targets[clock] === undefined ? "" : (draft.targets[clock] ?? 0) / HOUR}
                onChange={(event) => setTarget(clock, event.target.value)}
              />
            )}
          </Field>
        ))}
        <Field label={t("rules.calendar")}>
          {(ids) => (
            <Select
              {...ids}
              value={draft.calendar}
              options={calendars.map(({ name, title }) => ({ value: name, label: title }))}
              onChange={(calendar) => setDraft({ ...draft, calendar })}
            />
          )}
        </Field>
      </div>
      <CheckList
        label={t("rules.forPriorities")}
        options={PRIORITIES.map((value) => ({ value, label: t(`priorities.${value}`) }))}
        chosen={draft.priorities}
        onChange={(priorities) => setDraft({ ...draft, priorities })}
      />
      {types.length > 0 ? (
        <CheckList
          label={t("rules.forTypes")}
          options={types.map(({ name, title }) => ({ value: name, label: title }))}
          chosen={draft.types}
          onChange={(chosen) => setDraft({ ...draft, types: chosen })}
        />
      ) : null}
      <Field label={t("rules.forTiers")} hint={t("rules.forTiersHint")} optional={words("optional")}>
        {(ids) => (
          <Input
            {...ids}
            value={draft.tiers.join(", ")}
            onChange={({ target }) =>
              setDraft({ ...draft, tiers: target.value === "" ? [] : target.value.split(/[,，]\s*/) })
            }
          />
        )}
      </Field>
      <CheckList
        label={t("rules.pauseIn")}
        options={STATUSES.map((value) => ({ value, label: t(`statuses.${value}`) }))}
        chosen={draft.pauseIn}
        onChange={(pauseIn) => setDraft({ ...draft, pauseIn })}
      />
      <Escalations list={draft.escalations} onChange={(escalations) => setDraft({ ...draft, escalations })} />
    </FormDialog>
  );
}

interface EscalationsProps {
  readonly list: readonly Escalation[];
  readonly onChange: (list: Escalation[]) => void;
}

function Escalations({ list, onChange }: EscalationsProps) {
  const t = useTranslations("tickets");
  const set = (index: number, change: Partial<Escalation>) =>
    onChange(list.map((one, at) => (at === index ? { ...one, ...change } : one)));
  return (
    <div className="flex flex-col gap-3">
      {list.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: escalations have no name but their place
        <div key={index} className="flex flex-col gap-2 rounded-md border p-3">
          <div className="flex gap-2">
            <Select
              label={t("rules.when")}
              value={one.on}
              options={(["warning", "breach"] as const).map((value) => ({ value, label: t(`rules.moments.${value}`) }))}
              onChange={(on) => set(index, { on: on as Escalation["on"] })}
            />
            <Select
              label={t("sla.title")}
              value={one.clock}
              options={SLA_CLOCKS.map((value) => ({ value, label: t(`sla.${value}`) }))}
              onChange={(clock) => set(index, { clock: clock as SlaClockName })}
            />
            <Button kind="quiet" icon={<Trash2 />} onClick={() => onChange(list.filter((_, at) => at !== index))}>
              {t("rules.remove")}
            </Button>
          </div>
          <ActionsField label={t("rules.does")} actions={one.actions} onChange={(actions) => set(index, { actions })} />
        </div>
      ))}
      <Button
        className="self-start"
        icon={<Plus />}
        onClick={() => onChange([...list, { on: "breach", clock: "resolution", actions: [{ do: "raise-priority" }] }])}
      >
        {t("rules.addEscalation")}
      </Button>
    </div>
  );
}
