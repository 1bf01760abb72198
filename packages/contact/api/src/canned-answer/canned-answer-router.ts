import { removeCannedAnswer, saveCannedAnswer } from "@patchbay/use-cases/conversation/save-canned-answer";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { given } from "../given.ts";
import { id, longText, name, title } from "../inputs.ts";
import { may, router } from "../procedures.ts";

const cannedAnswer = z.object({
  id: id<string>().optional(),
  shortcut: z.string().regex(/^[^\s/]{1,40}$/u, "one word without a slash"),
  title,
  body: longText.min(1),
  language: z.enum(["en", "zh"]).optional(),
  teams: z.array(title).max(50),
  queues: z.array(name).max(50),
});

export const cannedAnswerRouter = router({
  list: may("library:read").query(({ ctx }) => ctx.stores.cannedAnswers.list()),
  save: may("library:edit")
    .input(cannedAnswer)
    .mutation(({ ctx, input }) => saveCannedAnswer(ctx)(given(input))),
  remove: may("library:edit")
    .input(z.object({ id: id<string>() }))
    .mutation(async ({ ctx, input }) => unwrap(await removeCannedAnswer(ctx)(input))),
});
