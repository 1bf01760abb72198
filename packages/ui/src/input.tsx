import type { ComponentProps } from "react";
import { cx } from "./cx.ts";

export const inputStyle =
  "w-full min-w-0 rounded-md border border-line-strong/60 bg-surface px-2.5 text-sm text-ink transition-colors " +
  "hover:border-line-strong focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0 " +
  "aria-invalid:border-bad disabled:bg-sunken disabled:text-ink-faint read-only:bg-sunken";

export function Input({ className, ...rest }: ComponentProps<"input">) {
  return <input {...rest} className={cx(inputStyle, "h-8", className)} />;
}
