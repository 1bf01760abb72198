import { grantTestPhone } from "@patchbay/use-cases/phone/grant-test-phone";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { name } from "../inputs.ts";
import { may } from "../procedures.ts";

export const testPhoneCredentials = may("flow:test")
  .input(z.object({ flow: name, version: z.number().int().min(1).optional() }))
  .mutation(async ({ ctx, input }) => unwrap(await grantTestPhone(ctx)(input)));
