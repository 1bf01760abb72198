import {
  listCannedAnswers,
  removeCannedAnswer,
  saveCannedAnswer,
} from "@patchbay/use-cases/conversation/canned-answers";
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

const which = z.object({ id: id<string>() });

export const cannedAnswerRouter = router({
  list: may("library:read").query(({ ctx }) => listCannedAnswers(ctx)()),
  save: may("canned-answer:edit")
    .input(cannedAnswer)
    .mutation(async ({ ctx, input }) => unwrap(await saveCannedAnswer(ctx, "shared")(given(input)))),
  remove: may("canned-answer:edit")
    .input(which)
    .mutation(async ({ ctx, input }) => unwrap(await removeCannedAnswer(ctx, "shared")(input))),
  saveOwn: may("workspace:use")
    .input(cannedAnswer)
    .mutation(async ({ ctx, input }) => unwrap(await saveCannedAnswer(ctx, "own")(given(input)))),
  removeOwn: may("workspace:use")
    .input(which)
    .mutation(async ({ ctx, input }) => unwrap(await removeCannedAnswer(ctx, "own")(input))),
});
