"use client";
import { Switch as Base } from "@base-ui/react/switch";

export interface SwitchProps {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly label?: string;
  readonly id?: string;
  readonly disabled?: boolean;
}

export function Switch({ checked, onChange, label, id, disabled }: SwitchProps) {
  return (
    <Base.Root
      id={id}
      checked={checked}
      onCheckedChange={(next) => onChange(next)}
      disabled={disabled ?? false}
      aria-label={label}
      className="relative h-5 w-9 shrink-0 rounded-full bg-line-strong transition-colors data-[checked]:bg-accent data-[disabled]:opacity-50"
    >
      <Base.Thumb className="block size-4 translate-x-0.5 rounded-full bg-raised shadow-card transition-transform data-[checked]:translate-x-4.5" />
    </Base.Root>
  );
}
