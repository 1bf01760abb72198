import type { ReactNode } from "react";
import { cx } from "./cx.ts";

export interface PanelProps {
  readonly title?: ReactNode;
  readonly actions?: ReactNode;
  readonly className?: string;
  /** Without padding, for tables and lists that reach the edge. */
  readonly flush?: boolean;
  readonly children: ReactNode;
}

export function Panel({ title, actions, className, flush = false, children }: PanelProps) {
  return (
    <section className={cx("flex min-w-0 flex-col overflow-hidden rounded-lg border bg-surface", className)}>
      {title || actions ? (
        <header className="flex min-h-10 items-center gap-2 border-b px-3 py-1.5">
          <h2 className="min-w-0 flex-1 truncate font-semibold text-sm">{title}</h2>
          {actions}
        </header>
      ) : null}
      <div className={cx("min-h-0 min-w-0 flex-1", !flush && "p-3")}>{children}</div>
    </section>
  );
}
