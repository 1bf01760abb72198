import { planRelease } from "@patchbay/use-cases/release/plan-release";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { aliasName, instant, name, versionNumber } from "../inputs.ts";
import { may } from "../procedures.ts";
import { releasePlan } from "../rest/answers.ts";

export const planReleaseProcedure = may("flow:publish")
  .meta({
    rest: {
      method: "POST",
      path: "/flows/{flow}/release-plans",
      summary: "Point an environment to a version at an instant",
      answer: releasePlan,
    },
  })
  .input(z.object({ flow: name, alias: aliasName, version: versionNumber, at: instant }))
  .mutation(async ({ ctx, input }) => unwrap(await planRelease(ctx)(input)));
