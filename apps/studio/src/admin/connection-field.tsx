import { Field } from "@patchbay/ui/field.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { Select } from "@patchbay/ui/select.tsx";
import { TextArea } from "@patchbay/ui/text-area.tsx";
import { useTranslations } from "next-intl";
import { CHOICES, type FieldName, LONG } from "./connection-fields.ts";

export interface ConnectionFieldProps {
  readonly field: FieldName;
  readonly value: string;
  readonly needed: boolean;
  readonly onChange: (value: string) => void;
}

/** One value of an account, in the control that suits it. */
export function ConnectionField({ field, value, needed, onChange }: ConnectionFieldProps) {
  const t = useTranslations("admin.connections");
  const label = t(`fields.${field}`);
  const choices = CHOICES[field];
  return (
    <Field label={label}>
      {(ids) => {
        if (choices) {
          const options = choices.map((choice) => ({ value: choice, label: t(`choices.${choice}`) }));
          return <Select {...ids} label={label} value={value} options={options} onChange={onChange} />;
        }
        if (LONG.has(field)) {
          return (
            <TextArea {...ids} rows={4} value={value} spellCheck={false} onChange={(e) => onChange(e.target.value)} />
          );
        }
        return (
          <Input
            {...ids}
            value={value}
            required={needed}
            inputMode={field === "port" ? "numeric" : "text"}
            spellCheck={false}
            onChange={(event) => onChange(event.target.value)}
          />
        );
      }}
    </Field>
  );
}
