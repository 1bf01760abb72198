"use client";
import type { BusinessCalendar } from "@patchbay/domain/hours";
import { Button } from "@patchbay/ui/button.tsx";
import { cx } from "@patchbay/ui/cx";
import { IconButton } from "@patchbay/ui/icon-button.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { Moon, Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";

type Weekly = BusinessCalendar["weekly"];
type Span = Weekly[number];

const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;

export interface WeeklyHoursProps {
  readonly weekly: Weekly;
  readonly onChange: (weekly: Weekly) => void;
}

/** Spans of the week: which days, from when to when; one that ends before it begins runs past midnight. */
export function WeeklyHours({ weekly, onChange }: WeeklyHoursProps) {
  const t = useTranslations("numbers.library");
  const rows = weekly.map((span, index) => ({ span, index, key: `span ${index}` }));
  const change = (index: number, part: Partial<Span>) =>
    onChange(weekly.map((span, at) => (at === index ? { ...span, ...part } : span)));
  const toggle = (index: number, span: Span, day: number) =>
    change(index, {
      days: span.days.includes(day) ? span.days.filter((item) => item !== day) : [...span.days, day].sort(),
    });
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="pb-1 font-medium text-ink-soft text-xs">{t("hours")}</legend>
      {rows.map(({ span, index, key }) => (
        <div key={key} className="flex flex-wrap items-center gap-1.5">
          <div className="flex gap-0.5">
            {DAYS.map((day) => (
              <button
                key={day}
                type="button"
                aria-pressed={span.days.includes(day)}
                onClick={() => toggle(index, span, day)}
                className={cx(
                  "h-8 min-w-9 rounded-md border px-1.5 text-xs",
                  span.days.includes(day)
                    ? "border-accent bg-accent-soft font-medium text-accent-ink"
                    : "text-ink-faint",
                )}
              >
                {t(`days.${day}`)}
              </button>
            ))}
          </div>
          <Input
            type="time"
            required
            className="w-28!"
            aria-label={t("from", { number: index + 1 })}
            value={span.from}
            onChange={(event) => change(index, { from: event.target.value })}
          />
          <span aria-hidden="true">–</span>
          <Input
            type="time"
            required
            className="w-28!"
            aria-label={t("to", { number: index + 1 })}
            value={span.to === "24:00" ? "00:00" : span.to}
            onChange={(event) => change(index, { to: event.target.value })}
          />
          {span.to <= span.from ? (
            <span className="flex items-center gap-1 text-ink-faint text-xs">
              <Moon className="size-3.5" aria-hidden="true" />
              {t("pastMidnight")}
            </span>
          ) : null}
          <IconButton
            label={t("removeSpan", { number: index + 1 })}
            icon={<Trash2 />}
            onClick={() => onChange(weekly.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <Button
        size="sm"
        icon={<Plus />}
        className="self-start"
        onClick={() => onChange([...weekly, { days: [6], from: "10:00", to: "16:00" }])}
      >
        {t("addSpan")}
      </Button>
    </fieldset>
  );
}
