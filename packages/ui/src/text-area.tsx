import type { ComponentProps } from "react";
import { cx } from "./cx.ts";
import { inputStyle } from "./input.tsx";

/** Grows with its text up to a limit. */
export function TextArea({ className, rows = 3, ...rest }: ComponentProps<"textarea">) {
  return (
    <textarea
      {...rest}
      rows={rows}
      className={cx(inputStyle, "field-sizing-content max-h-72 resize-y py-1.5 leading-5", className)}
    />
  );
}
