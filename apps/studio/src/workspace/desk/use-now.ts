"use client";
import { useEffect, useState } from "react";

/** The time, told again each second. Zero until the page runs in a browser, so that server and browser draw the same. */
export function useNow(): number {
  const [now, setNow] = useState(0);
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
