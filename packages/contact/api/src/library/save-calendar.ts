import type { BusinessCalendar } from "@patchbay/domain/hours";
import { z } from "zod";
import { name, timeZone, title } from "../inputs.ts";
import { may } from "../procedures.ts";

const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, "HH:MM");
const span = z.object({ from: time, to: time });

const calendar = z.object({
  name,
  title,
  timeZone,
  weekly: z.array(span.extend({ days: z.array(z.number().int().min(1).max(7)).min(1).max(7) })).max(100),
  holidays: z
    .array(z.object({ date: z.iso.date(), title: z.string().max(200), spans: z.array(span).max(10).exactOptional() }))
    .max(1_000),
  publicHolidays: z
    .string()
    .regex(/^[A-Z]{2}(?:-[A-Z0-9]{1,3}){0,2}$/)
    .exactOptional(),
  emergency: z.boolean(),
}) satisfies z.ZodType<BusinessCalendar>;

export const saveCalendar = may("library:edit")
  .input(calendar)
  .mutation(({ ctx, input }) => ctx.stores.library.saveCalendar(input));
