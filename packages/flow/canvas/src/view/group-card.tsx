"use client";
import { cx } from "@patchbay/ui/cx";
import type { NodeProps } from "@xyflow/react";
import { memo, useRef } from "react";
import { useTranslations } from "use-intl";
import { useCanvas } from "./canvas-context.tsx";
import type { CanvasNode } from "./derive-view.ts";
import { groupOf } from "./group-frames.ts";
import { useFrameInHand } from "./use-frame-in-hand.ts";

/** A frame around steps that belong together. Its title bar moves them all. */
export const GroupCard = memo(function GroupCard({ id, selected }: NodeProps<CanvasNode>) {
  const t = useTranslations("canvas.group");
  const group = useCanvas((state) => groupOf(state.flow, id));
  const far = useCanvas((state) => state.far);
  const frame = useRef<HTMLElement>(null);
  useFrameInHand(id, frame);
  if (!group) return null;
  const title = group.title || t("untitled");
  if (far) return <section ref={frame} aria-label={title} className="size-full" />;
  return (
    <section
      ref={frame}
      aria-label={title}
      className={cx(
        "size-full rounded-xl border-2 border-[color-mix(in_oklab,var(--cord)_45%,transparent)] bg-[color-mix(in_oklab,var(--cord)_9%,transparent)]",
        selected && "border-(--cord)! ring-2 ring-accent/60",
      )}
      style={{ "--cord": `var(--color-cord-${group.colour})` } as React.CSSProperties}
    >
      <header className="flex h-9 items-center gap-2 px-3">
        <span className="size-2.5 shrink-0 rounded-full bg-(--cord)" aria-hidden="true" />
        <h3 className="truncate font-semibold text-sm">{title}</h3>
      </header>
    </section>
  );
});
