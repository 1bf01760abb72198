"use client";
import { Field } from "@patchbay/ui/field.tsx";
import { Select } from "@patchbay/ui/select.tsx";
import { useTranslations } from "next-intl";
import type { Inputs, Outputs } from "../data/outputs.ts";

type Mapping = NonNullable<Inputs["campaign"]["importContacts"]["mapping"]>;

const ROLES = ["number", "name", "timeZone"] as const;
const NONE = "";

/** Which column of the list is what. */
export function MappingFields({
  report: { columns, mapping },
  onChange,
}: {
  readonly report: Outputs["campaign"]["importContacts"];
  readonly onChange: (mapping: Mapping) => void;
}) {
  const t = useTranslations("outbound.import");
  const titles = columns.filter((column) => column !== "").map((column) => ({ value: column, label: column }));
  const change = (role: (typeof ROLES)[number], column: string) => {
    const next = Object.entries({ ...mapping, [role]: column }).filter(([, value]) => value !== NONE);
    onChange(Object.fromEntries(next) as Mapping);
  };
  return (
    <div className="grid grid-cols-3 gap-3">
      {ROLES.map((role) => (
        <Field key={role} label={t(`columns.${role}`)}>
          {(ids) => (
            <Select
              {...ids}
              placeholder={t("choose")}
              value={mapping?.[role] ?? (role === "number" ? undefined : NONE)}
              options={[...(role === "number" ? [] : [{ value: NONE, label: t("none") }]), ...titles]}
              onChange={(column) => change(role, column)}
            />
          )}
        </Field>
      ))}
    </div>
  );
}
