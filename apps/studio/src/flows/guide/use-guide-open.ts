"use client";
import { useCallback, useState } from "react";

const KEY = "patchbay.first-flow";

/** Whether the guide was left open: it goes on in the next flow that one opens, until one leaves it. */
export function useGuideOpen(): readonly [boolean, (open: boolean) => void] {
  const [open, setOpen] = useState(() => localStorage.getItem(KEY) === "open");
  const turn = useCallback((next: boolean) => {
    localStorage.setItem(KEY, next ? "open" : "left");
    setOpen(next);
  }, []);
  return [open, turn];
}
