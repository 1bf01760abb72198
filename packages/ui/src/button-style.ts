import { cx } from "./cx.ts";

export type ButtonKind = "primary" | "plain" | "quiet" | "danger";
export type ButtonSize = "sm" | "md" | "lg";

const KIND: Readonly<Record<ButtonKind, string>> = {
  primary: "bg-accent text-on-accent hover:bg-accent-hover shadow-card",
  plain: "bg-raised text-ink border border-line shadow-card hover:bg-sunken",
  quiet: "text-ink-soft hover:bg-hover hover:text-ink active:bg-press",
  danger: "bg-bad text-on-bad hover:bg-bad-hover shadow-card",
};
const SIZE: Readonly<Record<ButtonSize, string>> = {
  sm: "h-7 px-2 text-xs gap-1",
  md: "h-8 px-3 text-sm gap-1.5",
  lg: "h-10 px-4 text-md gap-2",
};

/** What makes any element look like a button. */
export function buttonStyle(kind: ButtonKind = "plain", size: ButtonSize = "md"): string {
  return cx(
    "inline-flex shrink-0 items-center justify-center whitespace-nowrap rounded-md font-medium select-none",
    "transition-colors disabled:opacity-50 disabled:pointer-events-none data-[disabled]:opacity-50",
    "data-[popup-open]:bg-hover [&_svg]:size-4 [&_svg]:shrink-0",
    KIND[kind],
    SIZE[size],
  );
}
