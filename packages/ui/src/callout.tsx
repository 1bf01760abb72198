import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./cx.ts";

const LOOK = {
  info: { style: "bg-accent-soft text-accent-ink", Icon: Info },
  good: { style: "bg-good-soft text-good-ink", Icon: CircleCheck },
  warning: { style: "bg-lamp-soft text-lamp-ink", Icon: TriangleAlert },
  bad: { style: "bg-bad-soft text-bad-ink", Icon: CircleAlert },
} as const;

export interface CalloutProps {
  readonly tone: keyof typeof LOOK;
  readonly title?: ReactNode;
  readonly action?: ReactNode;
  readonly children?: ReactNode;
}

export function Callout({ tone, title, action, children }: CalloutProps) {
  const { style, Icon } = LOOK[tone];
  return (
    <div role={tone === "bad" ? "alert" : "status"} className={cx("flex gap-2.5 rounded-md px-3 py-2 text-sm", style)}>
      <Icon className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
      <div className="min-w-0 flex-1">
        {title ? <p className="font-medium">{title}</p> : null}
        {children}
      </div>
      {action}
    </div>
  );
}
