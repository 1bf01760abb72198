"use client";
import { Field } from "@patchbay/ui/field.tsx";
import { Select } from "@patchbay/ui/select.tsx";
import { useTranslations } from "next-intl";

export interface ListRole<Role extends string> {
  readonly role: Role;
  readonly label: string;
  readonly required?: boolean;
}

type Mapping<Role extends string> = Readonly<Partial<Record<Role, string>>>;

const NONE = "";

/** Which column of the list is what. */
export function ColumnFields<Role extends string>({
  roles,
  columns,
  mapping,
  onChange,
}: {
  readonly roles: readonly ListRole<Role>[];
  readonly columns: readonly string[];
  readonly mapping: Mapping<Role> | undefined;
  readonly onChange: (mapping: Mapping<Role>) => void;
}) {
  const t = useTranslations("outbound.import");
  const titles = columns.filter((column) => column !== "").map((column) => ({ value: column, label: column }));
  const change = (role: Role, column: string) => {
    const next = Object.entries({ ...mapping, [role]: column }).filter(([, value]) => value !== NONE);
    onChange(Object.fromEntries(next) as Mapping<Role>);
  };
  return (
    <div className="grid grid-cols-3 gap-3">
      {roles.map(({ role, label, required }) => (
        <Field key={role} label={label}>
          {(ids) => (
            <Select
              {...ids}
              placeholder={t("choose")}
              value={mapping?.[role] ?? (required ? undefined : NONE)}
              options={[...(required ? [] : [{ value: NONE, label: t("none") }]), ...titles]}
              onChange={(column) => change(role, column)}
            />
          )}
        </Field>
      ))}
    </div>
  );
}
