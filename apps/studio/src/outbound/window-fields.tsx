"use client";
import type { CallWindow } from "@patchbay/domain/outbound/call-window";
import { Checkbox } from "@patchbay/ui/checkbox.tsx";
import { Field } from "@patchbay/ui/field.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { useTranslations } from "next-intl";

const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;

export interface WindowFieldsProps {
  readonly title: string;
  readonly hint: string;
  readonly window: CallWindow;
  readonly onChange: (window: CallWindow) => void;
}

/** Days and hours of a week in which calls may be made. */
export function WindowFields({ title, hint, window, onChange }: WindowFieldsProps) {
  const t = useTranslations("outbound");
  return (
    <fieldset>
      <legend className="pb-1.5 font-medium text-ink-soft text-xs">{title}</legend>
      <div className="flex flex-wrap items-end gap-3">
        {(["from", "to"] as const).map((end) => (
          <Field key={end} label={t(end)} className="w-28">
            {(ids) => (
              <Input
                {...ids}
                type="time"
                required
                value={window[end]}
                onChange={(event) => onChange({ ...window, [end]: event.target.value })}
              />
            )}
          </Field>
        ))}
        <div className="flex flex-wrap gap-2 pb-1.5">
          {DAYS.map((day) => (
            <Checkbox
              key={day}
              checked={window.days.includes(day)}
              onChange={(on) =>
                onChange({
                  ...window,
                  days: on ? [...window.days, day].toSorted() : window.days.filter((each) => each !== day),
                })
              }
            >
              {t(`days.${day}`)}
            </Checkbox>
          ))}
        </div>
      </div>
      <p className="pt-1 text-ink-faint text-xs">{hint}</p>
    </fieldset>
  );
}
