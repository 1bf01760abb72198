"use client";
import type { BusinessCalendar } from "@patchbay/domain/hours";
import { Button } from "@patchbay/ui/button.tsx";
import { Callout } from "@patchbay/ui/callout.tsx";
import { Field } from "@patchbay/ui/field.tsx";
import { IconButton } from "@patchbay/ui/icon-button.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { Switch } from "@patchbay/ui/switch.tsx";
import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useSession } from "../data/session.tsx";
import { useTRPC, useTRPCClient } from "../data/trpc.ts";
import { useAction } from "../data/use-action.ts";
import { isFlowName, suggestName } from "../flows/flow-name.ts";
import { FormDialog } from "../frame/form-dialog.tsx";
import { WeeklyHours } from "./weekly-hours.tsx";

const OFFICE_HOURS = [{ days: [1, 2, 3, 4, 5], from: "09:00", to: "18:00" }];
const ZONES = Intl.supportedValuesOf("timeZone");

export interface CalendarDialogProps {
  readonly calendar: BusinessCalendar | undefined;
  readonly onClose: () => void;
}

/** Opening hours in their own zone, holidays, and the switch for emergencies. */
export function CalendarDialog({ calendar, onClose }: CalendarDialogProps) {
  const t = useTranslations("numbers.library");
  const words = useTranslations("shell");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { tenant } = useSession();
  const [draft, setDraft] = useState<BusinessCalendar>(
    calendar ?? {
      name: "",
      title: "",
      timeZone: tenant.timeZone,
      weekly: OFFICE_HOURS,
      holidays: [],
      emergency: false,
    },
  );
  const name = calendar?.name ?? (draft.name || suggestName(draft.title));
  const change = (part: Partial<BusinessCalendar>) => setDraft({ ...draft, ...part });
  const save = useAction({
    run: () =>
      client.library.saveCalendar.mutate({
        ...draft,
        name,
        weekly: draft.weekly.map((span) => ({ ...span, days: [...span.days] })),
        holidays: draft.holidays.map(({ spans, ...holiday }) => ({
          ...holiday,
          ...(spans ? { spans: spans.map((span) => ({ ...span })) } : {}),
        })),
      }),
    refresh: [trpc.library.calendars.queryFilter(), trpc.flow.references.queryFilter()],
    done: words("saved"),
    onDone: onClose,
  });
  const holidays = draft.holidays.map((holiday, index) => ({ holiday, index, key: `holiday ${index}` }));
  return (
    <FormDialog
      title={calendar ? calendar.title : t("addCalendar")}
      size="lg"
      busy={save.isPending}
      disabled={draft.title.trim() === "" || (!calendar && !isFlowName(name))}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      <div className="grid grid-cols-3 gap-3">
        <Field label={t("name")}>
          {(ids) => <Input {...ids} value={draft.title} onChange={(event) => change({ title: event.target.value })} />}
        </Field>
        <Field label={t("technical")}>
          {(ids) => (
            <Input
              {...ids}
              value={name}
              readOnly={calendar !== undefined}
              spellCheck={false}
              className="font-mono"
              onChange={(event) => change({ name: event.target.value })}
            />
          )}
        </Field>
        <Field label={t("zone")}>
          {(ids) => (
            <>
              <Input
                {...ids}
                list="time-zones"
                value={draft.timeZone}
                onChange={(event) => change({ timeZone: event.target.value })}
              />
              <datalist id="time-zones">
                {ZONES.map((zone) => (
                  <option key={zone} value={zone} />
                ))}
              </datalist>
            </>
          )}
        </Field>
      </div>
      <WeeklyHours weekly={draft.weekly} onChange={(weekly) => change({ weekly })} />
      <fieldset className="flex flex-col gap-1.5">
        <legend className="pb-1 font-medium text-ink-soft text-xs">{t("holidays")}</legend>
        {holidays.map(({ holiday, index, key }) => (
          <div key={key} className="grid grid-cols-[9.5rem_1fr_auto] gap-1.5">
            <Input
              type="date"
              required
              aria-label={t("holidayDate", { number: index + 1 })}
              value={holiday.date}
              onChange={(event) =>
                change({ holidays: replace(draft.holidays, index, { ...holiday, date: event.target.value }) })
              }
            />
            <Input
              aria-label={t("holidayTitle", { number: index + 1 })}
              value={holiday.title}
              onChange={(event) =>
                change({ holidays: replace(draft.holidays, index, { ...holiday, title: event.target.value }) })
              }
            />
            <IconButton
              label={t("removeThis", { title: holiday.title || holiday.date })}
              icon={<Trash2 />}
              onClick={() => change({ holidays: draft.holidays.filter((_, at) => at !== index) })}
            />
          </div>
        ))}
        <Button
          size="sm"
          icon={<Plus />}
          className="self-start"
          onClick={() => change({ holidays: [...draft.holidays, { date: "", title: "" }] })}
        >
          {t("addHoliday")}
        </Button>
      </fieldset>
      <Field label={t("publicHolidays")} hint={t("publicHolidaysHint")} className="max-w-60">
        {(ids) => (
          <Input
            {...ids}
            value={draft.publicHolidays ?? ""}
            placeholder="CN"
            pattern="[A-Z]{2}(-[A-Z0-9]{1,3}){0,2}"
            onChange={(event) => {
              const { publicHolidays: _, ...rest } = draft;
              const next = event.target.value.toUpperCase();
              setDraft(next ? { ...rest, publicHolidays: next } : rest);
            }}
          />
        )}
      </Field>
      <Callout
        tone={draft.emergency ? "bad" : "info"}
        title={t("emergency")}
        action={
          <Switch checked={draft.emergency} label={t("emergency")} onChange={(emergency) => change({ emergency })} />
        }
      >
        {t("emergencyHint")}
      </Callout>
    </FormDialog>
  );
}

function replace<Item>(items: readonly Item[], index: number, item: Item): readonly Item[] {
  return items.map((old, at) => (at === index ? item : old));
}
