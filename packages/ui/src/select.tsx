"use client";
import { Select as Base } from "@base-ui/react/select";
import { Check, ChevronsUpDown } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./cx.ts";

export interface SelectOption {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

export interface SelectProps {
  readonly options: readonly SelectOption[];
  readonly value: string | undefined;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  /** Name for assistive technology where no label is tied by id. */
  readonly label?: string;
  readonly id?: string;
  readonly disabled?: boolean;
  readonly size?: "sm" | "md";
  readonly className?: string;
  readonly icon?: ReactNode;
  readonly "aria-describedby"?: string;
  readonly "aria-invalid"?: true;
}

export function Select({
  options,
  value,
  onChange,
  placeholder,
  label,
  size = "md",
  className,
  icon,
  ...rest
}: SelectProps) {
  const items = options.map((option) => ({ value: option.value, label: option.label }));
  return (
    <Base.Root
      items={items}
      value={value ?? null}
      onValueChange={(next) => {
        if (next !== null) onChange(next);
      }}
      disabled={rest.disabled ?? false}
    >
      <Base.Trigger
        id={rest.id}
        aria-label={label}
        aria-describedby={rest["aria-describedby"]}
        aria-invalid={rest["aria-invalid"]}
        className={cx(
          "flex w-full min-w-0 items-center gap-2 rounded-md border border-line-strong/60 bg-surface px-2.5 text-left text-ink",
          "hover:border-line-strong aria-invalid:border-bad data-[disabled]:bg-sunken data-[disabled]:text-ink-faint",
          size === "sm" ? "h-7 text-xs" : "h-8 text-sm",
          className,
        )}
      >
        {icon}
        <span className="min-w-0 flex-1 truncate">
          <Base.Value>
            {(selected: string | null) =>
              options.find((option) => option.value === selected)?.label ?? (
                <span className="text-ink-faint">{selected ?? placeholder ?? "…"}</span>
              )
            }
          </Base.Value>
        </span>
        <Base.Icon>
          <ChevronsUpDown className="size-3.5 text-ink-faint" />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-50">
          <Base.Popup className="max-h-(--available-height) min-w-(--anchor-width) max-w-96 animate-appear overflow-y-auto rounded-lg border bg-raised p-1 text-ink shadow-float">
            {options.map((option) => (
              <Base.Item
                key={option.value}
                value={option.value}
                className="flex items-center gap-2 rounded-md px-2 py-1.5 text-sm outline-none data-[highlighted]:bg-hover"
              >
                <span className="min-w-0 flex-1">
                  <Base.ItemText className="block truncate">{option.label}</Base.ItemText>
                  {option.hint ? <span className="block truncate text-ink-faint text-xs">{option.hint}</span> : null}
                </span>
                <Base.ItemIndicator>
                  <Check className="size-4 text-accent-ink" />
                </Base.ItemIndicator>
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
