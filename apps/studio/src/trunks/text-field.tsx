"use client";
import { Field } from "@patchbay/ui/field.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { TextArea } from "@patchbay/ui/text-area.tsx";
import { useTranslations } from "next-intl";
import type { TrunkFieldsProps } from "./trunk-fields.ts";

type TextKey = "name" | "host" | "username" | "callerId" | "from" | "allowedPrefixes" | "rates";

export interface TextFieldProps extends TrunkFieldsProps {
  readonly of: TextKey;
  readonly rows?: number;
  readonly readOnly?: boolean;
}

/** A field that is typed: its label, hint and what is wrong with it stand under its name. An empty one is not yet wrong. */
export function TextField({ of, rows, readOnly = false, draft, problems, onChange }: TextFieldProps) {
  const t = useTranslations("trunks.fields");
  const value = draft[of];
  const problem = value.trim() === "" ? undefined : problems[of];
  return (
    <Field label={t(`${of}.label`)} hint={t(`${of}.hint`)} error={problem ? t(`problems.${problem}`) : undefined}>
      {(ids) => {
        const same = { ...ids, value, spellCheck: false, readOnly, className: "font-mono" };
        return rows === undefined ? (
          <Input {...same} autoComplete="off" onChange={(event) => onChange({ [of]: event.target.value })} />
        ) : (
          <TextArea {...same} rows={rows} onChange={(event) => onChange({ [of]: event.target.value })} />
        );
      }}
    </Field>
  );
}
