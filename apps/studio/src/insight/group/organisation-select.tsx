import { Field } from "@patchbay/ui/field.tsx";
import { Select } from "@patchbay/ui/select.tsx";
import type { OrganisationRow } from "./use-organisations.ts";

export interface OrganisationSelectProps {
  readonly label: string;
  readonly organisations: readonly OrganisationRow[];
  readonly value: string;
  readonly onChange: (id: string) => void;
}

/** One organisation of the tree, each as far in as it lies. */
export function OrganisationSelect({ label, organisations, value, onChange }: OrganisationSelectProps) {
  const options = organisations.map(({ id, name, depth }) => ({
    value: id,
    label: `${"\u2003".repeat(depth)}${name}`,
  }));
  return (
    <Field label={label}>{(ids) => <Select {...ids} value={value} options={options} onChange={onChange} />}</Field>
  );
}
