"use client";
import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import { IconButton } from "./icon-button.tsx";

export interface DialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly closeLabel: string;
  readonly footer?: ReactNode;
  readonly size?: "sm" | "md" | "lg" | "xl";
  readonly children?: ReactNode;
}

const WIDTH = { sm: "max-w-sm", md: "max-w-lg", lg: "max-w-2xl", xl: "max-w-5xl" } as const;

export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  closeLabel,
  footer,
  size = "md",
  children,
}: DialogProps) {
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-[oklch(0.15_0.02_190/0.45)] transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup
          className={cx(
            "fixed top-[12vh] left-1/2 z-50 flex max-h-[80vh] w-[calc(100vw-2rem)] -translate-x-1/2 flex-col rounded-xl border bg-raised text-ink shadow-float",
            "transition-[opacity,transform] duration-150 data-ending-style:opacity-0 data-starting-style:translate-y-1 data-starting-style:opacity-0",
            WIDTH[size],
          )}
        >
          <header className="px-5 pt-4 pr-14 pb-2">
            <div className="min-w-0">
              <Base.Title className="font-semibold text-lg tracking-tight">{title}</Base.Title>
              {description ? (
                <Base.Description className="text-ink-soft text-sm">{description}</Base.Description>
              ) : null}
            </div>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 py-2">{children}</div>
          {footer ? (
            <footer className="flex justify-end gap-2 px-5 pt-2 pb-4">{footer}</footer>
          ) : (
            <div className="h-3" />
          )}
          {/* Last, so that focus begins in the content. */}
          <span className="absolute top-3.5 right-4">
            <Base.Close render={<IconButton label={closeLabel} icon={<X />} size="sm" />} />
          </span>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
