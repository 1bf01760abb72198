import { Search } from "lucide-react";
import type { ComponentProps } from "react";
import { cx } from "./cx.ts";
import { inputStyle } from "./input.tsx";

export interface SearchInputProps extends Omit<ComponentProps<"input">, "type"> {
  readonly label: string;
}

export function SearchInput({ label, className, ...rest }: SearchInputProps) {
  return (
    <div className={cx("relative", className)}>
      <Search
        className="pointer-events-none absolute top-1/2 left-2.5 size-3.5 -translate-y-1/2 text-ink-faint"
        aria-hidden="true"
      />
      <input type="search" aria-label={label} placeholder={label} {...rest} className={cx(inputStyle, "h-8 pl-8!")} />
    </div>
  );
}
