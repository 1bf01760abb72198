"use client";
import { useCallback, useState } from "react";

const KEY = "patchbay.first-flow";

/**
 * What one wanted of the guide last: left open, it goes on in the next flow that one opens; left, it does not offer itself again.
 * Undefined for who was never asked.
 */
export function useGuideChoice(): readonly ["open" | "left" | undefined, (open: boolean) => void] {
  const [choice, setChoice] = useState(readChoice);
  const turn = useCallback((open: boolean) => {
    localStorage.setItem(KEY, open ? "open" : "left");
    setChoice(readChoice());
  }, []);
  return [choice, turn];
}

function readChoice(): "open" | "left" | undefined {
  const kept = localStorage.getItem(KEY);
  return kept === "open" || kept === "left" ? kept : undefined;
}
