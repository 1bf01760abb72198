"use client";
import { useCallback, useInsertionEffect, useRef } from "react";

/** A function that stays the same and does what the newest one does: what is drawn by it need not be drawn anew for a newer one. */
export function useLatest<Given extends readonly unknown[]>(act: (...given: Given) => void): (...given: Given) => void {
  const latest = useRef(act);
  useInsertionEffect(() => {
    latest.current = act;
  });
  return useCallback((...given) => latest.current(...given), []);
}
