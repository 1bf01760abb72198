import type { CallId } from "@patchbay/base/ids";
import { addNote } from "@patchbay/use-cases/call/add-note";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { id } from "../inputs.ts";
import { may } from "../procedures.ts";

export const addNoteProcedure = may("call:handle")
  .meta({
    rest: { method: "POST", path: "/calls/{call}/notes", summary: "Leave a note with a call", answer: z.void() },
  })
  .input(z.object({ call: id<CallId>(), text: z.string().trim().min(1).max(10_000) }))
  .mutation(async ({ ctx, input }) => unwrap(await addNote(ctx)(input)));
