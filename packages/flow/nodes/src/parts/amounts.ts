import type { LocalText } from "@patchbay/base/text";
import { type FormHint, form } from "@patchbay/node-kit/form-hint";
import { z } from "zod";

interface Limits {
  readonly min: number;
  readonly max: number;
  readonly fresh: number;
}

/** A whole number. */
export function count(title: LocalText, { min, max, fresh }: Limits, more: Partial<FormHint> = {}) {
  return z
    .number()
    .int()
    .min(min)
    .max(max)
    .default(fresh)
    .meta(form({ title, ...more }));
}

/** A time in milliseconds, which the form shows in people's units. */
export function duration(title: LocalText, limits: Limits, more: Partial<FormHint> = {}) {
  return count(title, limits, { widget: "duration", ...more });
}

/** Keys of a telephone that do something; empty for none. */
export function keys(title: LocalText, fresh: string, more: Partial<FormHint> = {}) {
  return z
    .string()
    .regex(/^[0-9*#]*$/)
    .default(fresh)
    .meta(form({ title, ...more }));
}

/** Exactly one key, or none. */
export function oneKey(title: LocalText, fresh: string, more: Partial<FormHint> = {}) {
  return z
    .string()
    .regex(/^[0-9*#]?$/)
    .default(fresh)
    .meta(form({ title, widget: "digit", ...more }));
}
