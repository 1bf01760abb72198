import { type ClassValue, clsx } from "clsx";

/** Class names from strings, arrays and conditions. */
export function cx(...values: readonly ClassValue[]): string {
  return clsx(values);
}
