import { Checkbox } from "@patchbay/ui/checkbox.tsx";

export interface CheckListProps {
  readonly legend: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Any number of a few things. */
export function CheckList({ legend, options, chosen, onChange }: CheckListProps) {
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="pb-1 font-medium text-ink-soft text-xs">{legend}</legend>
      {options.map(({ value, label }) => (
        <Checkbox
          key={value}
          checked={chosen.includes(value)}
          onChange={(on) => onChange(on ? [...chosen, value] : chosen.filter((one) => one !== value))}
        >
          {label}
        </Checkbox>
      ))}
    </fieldset>
  );
}
