import type { ReactNode } from "react";

export interface EmptyStateProps {
  readonly icon?: ReactNode;
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-2 px-6 py-12 text-center">
      {icon ? (
        <div className="flex size-11 items-center justify-center rounded-full border border-line-strong/50 border-dashed text-ink-faint [&_svg]:size-5">
          {icon}
        </div>
      ) : null}
      <p className="font-medium text-ink">{title}</p>
      {children ? <div className="max-w-sm text-ink-faint text-sm">{children}</div> : null}
      {action ? <div className="pt-2">{action}</div> : null}
    </div>
  );
}
