import type { MessageTemplate } from "@patchbay/ports/flow/message-port";
import { z } from "zod";
import { longText, name, title } from "../inputs.ts";
import { may } from "../procedures.ts";

const template = z.object({
  name,
  title,
  channel: z.enum(["email", "sms"]),
  subject: z.string().max(500).default(""),
  body: longText.min(1),
}) satisfies z.ZodType<MessageTemplate>;

export const saveTemplate = may("library:edit")
  .input(template)
  .mutation(({ ctx, input }) => ctx.stores.templates.save(input));
