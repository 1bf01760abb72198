import { acknowledgeAlert } from "@patchbay/use-cases/alert/acknowledge-alert";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { id } from "../inputs.ts";
import { may } from "../procedures.ts";

export const acknowledgeAlertProcedure = may("queue:manage")
  .input(z.object({ id: id<string>() }))
  .mutation(async ({ ctx, input }) => unwrap(await acknowledgeAlert(ctx)(input)));
