import type { ComponentProps, ReactNode } from "react";
import { type ButtonKind, buttonStyle } from "./button-style.ts";
import { cx } from "./cx.ts";
import { Tip } from "./tip.tsx";

export interface IconButtonProps extends Omit<ComponentProps<"button">, "children"> {
  /** The accessible name, also shown as the tip. */
  readonly label: string;
  readonly icon: ReactNode;
  readonly kind?: ButtonKind;
  readonly size?: "sm" | "md" | "lg";
  /** Keys shown in the tip, e.g. `Ctrl Z`. */
  readonly keys?: string;
  readonly side?: "top" | "bottom" | "left" | "right";
}

const SQUARE = { sm: "w-7", md: "w-8", lg: "w-10" } as const;

export function IconButton({
  label,
  icon,
  kind = "quiet",
  size = "md",
  keys,
  side,
  className,
  ...rest
}: IconButtonProps) {
  return (
    <Tip text={label} {...(keys ? { keys } : {})} {...(side ? { side } : {})}>
      <button
        type="button"
        aria-label={label}
        {...rest}
        className={cx(buttonStyle(kind, size), SQUARE[size], "px-0!", className)}
      >
        {icon}
      </button>
    </Tip>
  );
}
