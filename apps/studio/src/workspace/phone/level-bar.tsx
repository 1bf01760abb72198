"use client";
import { useEffect, useRef } from "react";

/** A loudness bar that moves by itself, outside React: eight renders a second would cost more than they show. */
export function LevelBar({ label, level }: { readonly label: string; readonly level: () => number }) {
  const bar = useRef<HTMLSpanElement>(null);
  const latest = useRef(level);
  useEffect(() => {
    latest.current = level;
  });
  useEffect(() => {
    const timer = setInterval(() => {
      if (bar.current) bar.current.style.transform = `scaleX(${latest.current().toFixed(2)})`;
    }, 120);
    return () => clearInterval(timer);
  }, []);
  return (
    <span className="flex items-center gap-1.5 text-2xs text-ink-faint">
      <span>{label}</span>
      <span aria-hidden="true" className="block h-1.5 w-14 overflow-hidden rounded-full bg-press">
        <span ref={bar} className="block h-full origin-left rounded-full bg-good" style={{ transform: "scaleX(0)" }} />
      </span>
    </span>
  );
}
