import type { ReactNode } from "react";
import { cx } from "./cx.ts";

export interface PageProps {
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly actions?: ReactNode;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** A page's title, one line on its purpose, its actions, and its content in a readable width. */
export function Page({ title, description, actions, wide = false, children }: PageProps) {
  return (
    <div className={cx("mx-auto flex w-full flex-col gap-4 px-6 py-5", wide ? "max-w-[110rem]" : "max-w-6xl")}>
      <header className="flex flex-wrap items-end gap-x-4 gap-y-2">
        <div className="min-w-64 flex-1">
          <h1 className="font-semibold text-xl tracking-tight">{title}</h1>
          {description ? <p className="max-w-2xl text-ink-faint text-sm">{description}</p> : null}
        </div>
        <div className="flex flex-wrap items-center gap-2">{actions}</div>
      </header>
      {children}
    </div>
  );
}
