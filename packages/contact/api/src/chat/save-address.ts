import { addChatAddress, saveChatAddress } from "@patchbay/use-cases/conversation/chat-address";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { given } from "../given.ts";
import { boundAddress, name, title } from "../inputs.ts";
import { may } from "../procedures.ts";

const settings = z.object({
  origins: z
    .array(z.string().regex(/^https?:\/\/[a-z0-9.-]+(:\d{1,5})?$/i, "like https://shop.example"))
    .max(50)
    .default([]),
  title: title,
  greeting: z.string().max(500).default(""),
  colour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i)
    .default("#1f5eff"),
  language: z.enum(["auto", "en", "zh"]).default("auto"),
  staffedBy: name.optional(),
});

export const addChatAddressProcedure = may("number:bind")
  .input(z.object({ label: title, settings }))
  .mutation(async ({ ctx, input }) =>
    unwrap(await addChatAddress(ctx)({ label: input.label, settings: given(input.settings) })),
  );

export const saveChatAddressProcedure = may("number:bind")
  .input(z.object({ address: boundAddress, label: title, settings }))
  .mutation(async ({ ctx, input }) =>
    unwrap(await saveChatAddress(ctx)({ ...input, settings: given(input.settings) })),
  );
