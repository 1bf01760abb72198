"use client";
import type { PlacedPanel } from "@patchbay/ports/store/workspace-store";
import { cx } from "@patchbay/ui/cx";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";

export interface PanelFrameProps {
  readonly panel: PlacedPanel;
  /** 0 for the panel that the flow wants seen first; undefined when it wants none or others. */
  readonly front: number | undefined;
  readonly children: ReactNode;
}

/** A panel's border and title. A panel that the flow brings to the front is marked, and the first of them scrolled to. */
export function PanelFrame({ panel, front, children }: PanelFrameProps) {
  const t = useTranslations("workspace.panels");
  const frame = useRef<HTMLElement>(null);
  useEffect(() => {
    if (front === 0) frame.current?.scrollIntoView({ block: "nearest", behavior: "smooth" });
  }, [front]);
  const title = panel.title ?? t(panel.kind);
  return (
    <section
      ref={frame}
      aria-label={title}
      data-panel={panel.id}
      data-front={front !== undefined || undefined}
      className={cx(
        "flex h-full min-h-0 flex-col overflow-hidden rounded-lg border bg-surface",
        front !== undefined && "border-accent ring-2 ring-accent/40",
      )}
    >
      <h2 className="flex h-9 shrink-0 items-center gap-2 border-b px-3 font-semibold text-sm">{title}</h2>
      <div className="min-h-0 flex-1 overflow-y-auto p-3">{children}</div>
    </section>
  );
}
