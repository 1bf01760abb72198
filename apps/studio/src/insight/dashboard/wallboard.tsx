"use client";
import { IconButton } from "@patchbay/ui/icon-button.tsx";
import { Minimize } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";
import { useNow } from "../../workspace/desk/use-now.ts";

export interface WallboardProps {
  readonly title: string;
  readonly onLeave: () => void;
  readonly children: ReactNode;
}

/** A dashboard over the whole screen, to be read from across the room. Escape leads back. */
export function Wallboard({ title, onLeave, children }: WallboardProps) {
  const t = useTranslations("insight.dashboard");
  const format = useFormatter();
  const now = useNow();
  const wall = useRef<HTMLDivElement>(null);
  const leave = useRef(onLeave);
  useEffect(() => {
    leave.current = onLeave;
  });
  useEffect(() => {
    let full = false;
    // Refused without a click, e.g. after a reload; the wall then fills the window only.
    wall.current?.requestFullscreen?.().then(
      () => {
        full = true;
      },
      () => {},
    );
    const changed = () => {
      if (full && !document.fullscreenElement) leave.current();
    };
    const key = (event: KeyboardEvent) => {
      if (event.key === "Escape") leave.current();
    };
    document.addEventListener("fullscreenchange", changed);
    window.addEventListener("keydown", key);
    return () => {
      document.removeEventListener("fullscreenchange", changed);
      window.removeEventListener("keydown", key);
      if (document.fullscreenElement) void document.exitFullscreen();
    };
  }, []);
  return (
    <div ref={wall} className="fixed inset-0 z-30 overflow-auto bg-ground p-6" data-wallboard>
      <header className="flex items-center gap-4 pb-4">
        <h1 className="flex-1 font-semibold text-2xl tracking-tight">{title}</h1>
        <span className="tabular text-2xl text-ink-soft">
          {now === 0 ? "" : format.dateTime(now, { timeStyle: "short" })}
        </span>
        <IconButton label={t("leaveWall")} icon={<Minimize />} onClick={onLeave} />
      </header>
      {children}
    </div>
  );
}
