import type { CallWindow } from "@patchbay/domain/outbound/call-window";
import { form } from "@patchbay/node-kit/form-hint";
import { z } from "zod";
import { template } from "./fields.ts";

const time = (title: { readonly en: string; readonly zh: string }) =>
  z
    .string()
    .regex(/^(|([01]\d|2[0-4]):[0-5]\d)$/)
    .default("")
    .meta(form({ title, placeholder: { en: "09:00", zh: "09:00 " }, advanced: true }));

/** When somebody may be called, in their own time; empty: at any time. */
export const callWindow = {
  windowFrom: time({ en: "Call from (their time)", zh: "最早时刻（对方当地）" }),
  windowTo: time({ en: "Call until (their time)", zh: "最晚时刻（对方当地）" }),
  timeZone: template(
    { en: "Their time zone", zh: "对方时区" },
    {
      required: false,
      advanced: true,
      max: 60,
      help: { en: "E.g. Asia/Shanghai; empty: as the number says.", zh: "例如 Asia/Shanghai；留空则按号码判断。" },
    },
  ),
};

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

export function windowOf(config: {
  readonly windowFrom: string;
  readonly windowTo: string;
  readonly timeZone: string;
}): { readonly window?: CallWindow; readonly timeZone?: string } {
  const { windowFrom: from, windowTo: to, timeZone } = config;
  return { ...(from && to ? { window: { days: EVERY_DAY, from, to } } : {}), ...(timeZone ? { timeZone } : {}) };
}
