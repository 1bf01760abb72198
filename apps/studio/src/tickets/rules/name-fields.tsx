"use client";
import { Field } from "@patchbay/ui/field.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { useTranslations } from "next-intl";

export interface Named {
  readonly name: string;
  readonly title: string;
}

export interface NameFieldsProps<Draft extends Named> {
  readonly draft: Draft;
  /** It is referred to by its name, which stays. */
  readonly isNew: boolean;
  readonly onChange: (draft: Draft) => void;
}

/** What a rule is called, and by what others refer to it. */
export function NameFields<Draft extends Named>({ draft, isNew, onChange }: NameFieldsProps<Draft>) {
  const t = useTranslations("tickets.rules");
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Field label={t("name")}>
        {(ids) => (
          <Input
            {...ids}
            value={draft.title}
            maxLength={200}
            onChange={(event) => onChange({ ...draft, title: event.target.value })}
          />
        )}
      </Field>
      <Field label={t("reference")} hint={t("referenceHint")}>
        {(ids) => (
          <Input
            {...ids}
            value={draft.name}
            maxLength={80}
            disabled={!isNew}
            className="font-mono"
            onChange={(event) => onChange({ ...draft, name: event.target.value })}
          />
        )}
      </Field>
    </div>
  );
}

export const isNamed = ({ name, title }: Named): boolean =>
  /^[\p{L}\p{N}][\p{L}\p{N} ._-]*$/u.test(name) && title.trim() !== "";
