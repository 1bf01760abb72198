import type { Json, JsonObject } from "@patchbay/base/json";
import { z } from "zod";

/** Inputs that many procedures take. All have limits: what comes in is stored, shown and searched. */

/** An id as it came out of the API; a string on the wire, of its own type inside. */
export const id = <Id extends string>() => z.string().min(1).max(100) as unknown as z.ZodType<Id, string>;

/** Stable names within a tenant. */
export const name = z
  .string()
  .min(1)
  .max(80)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]*$/u, "letters, digits, space, dot, dash and underscore");

/** The stable name of a new flow, as documents have it. */
export const flowName = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, "small letters, digits and dashes");

/** What an environment of a flow is called. The draft is no alias: it is what people work on. */
export const aliasName = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,30}$/, "small letters, digits and dashes")
  .refine((value) => value !== "draft", "the draft cannot be released");

/** Of a published flow, from 1. */
export const versionNumber = z.number().int().min(1);

export const title = z.string().trim().min(1).max(200);
export const longText = z.string().max(20_000);
export const instant = z.number().int().nonnegative();
export const revision = z.number().int().nonnegative();
export const limit = (usual: number, most: number) => z.number().int().min(1).max(most).default(usual);
/** So many days back. */
export const days = (usual: number) => z.number().int().min(1).max(90).default(usual);
export const cursor = z.string().max(500);

/** A dialled number, short code or E.164, as bound. */
export const phoneNumber = z.string().regex(/^\+?[0-9*#]{2,20}$/, "digits, * and #, perhaps a + first");

/** Anything that a flow can be bound to: a number, or the public key of a web chat. */
export const boundAddress = z.union([
  phoneNumber,
  z.string().regex(/^(chat|open|mail|sms|wechat|whatsapp|telegram|line|ticket)_[A-Za-z0-9_-]{16,40}$/),
]);

export const fields = z.record(z.string().max(100), z.json()).refine(small, "too large") as unknown as z.ZodType<
  JsonObject,
  Readonly<Record<string, Json>>
>;

/** IANA. */
export const timeZone = z.string().max(60).refine(isTimeZone, "not a time zone, e.g. Asia/Shanghai");

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

const MOST_CHARACTERS = 50_000;

function small(value: unknown): boolean {
  return JSON.stringify(value).length <= MOST_CHARACTERS;
}
