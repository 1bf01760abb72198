"use client";
import { useCallback, useState } from "react";

/** Text that is being written, kept in the tab's session storage so that a reload in mid-call loses nothing. */
export function useDraft(name: string, initial: string): readonly [string, (value: string) => void] {
  const key = `patchbay.draft.${name}`;
  const [value, setValue] = useState(() =>
    typeof sessionStorage === "undefined" ? initial : (sessionStorage.getItem(key) ?? initial),
  );
  const change = useCallback(
    (next: string) => {
      setValue(next);
      if (next === initial) sessionStorage.removeItem(key);
      else sessionStorage.setItem(key, next);
    },
    [key, initial],
  );
  return [value, change];
}
