import type { Script } from "@patchbay/ports/store/library-store";
import { z } from "zod";
import { longText, name, title } from "../inputs.ts";
import { may } from "../procedures.ts";

const stepId = z.string().min(1).max(80);

const script = z.object({
  name,
  title,
  steps: z
    .array(
      z.object({
        id: stepId,
        text: longText,
        answers: z.array(z.object({ label: z.string().min(1).max(200), to: stepId })).max(20),
      }),
    )
    .max(200),
}) satisfies z.ZodType<Script>;

export const saveScript = may("library:edit")
  .input(script)
  .mutation(({ ctx, input }) => ctx.stores.library.saveScript(input));
