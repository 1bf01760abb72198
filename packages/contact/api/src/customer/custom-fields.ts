import { FIELD_TYPES } from "@patchbay/domain/customer/custom-field";
import { z } from "zod";
import { title } from "../inputs.ts";
import { may } from "../procedures.ts";

const field = z
  .object({
    key: z.string().regex(/^[\p{L}_][\p{L}\p{N}_ -]{0,59}$/u, "letters, digits, space, dash and underscore"),
    title,
    type: z.enum(FIELD_TYPES),
    choices: z.array(z.string().trim().min(1).max(80)).max(100).default([]),
    isValue: z.boolean().default(false),
  })
  .refine(({ type, choices }) => type !== "choice" || choices.length > 0, "a choice needs something to choose")
  .refine(({ type, isValue }) => !isValue || type === "number", "only a number says what a customer is worth");

export const listCustomFields = may("customer:read").query(({ ctx }) => ctx.stores.customerFields.list());

export const saveCustomFields = may("customer:manage")
  .input(
    z
      .array(field)
      .max(60)
      .refine((fields) => new Set(fields.map(({ key }) => key)).size === fields.length, "each key once")
      .refine((fields) => fields.filter(({ isValue }) => isValue).length <= 1, "one field says the value"),
  )
  .mutation(async ({ ctx, input }) => {
    await ctx.stores.customerFields.save(input);
    return ctx.stores.customerFields.list();
  });
