import type { CallId } from "@patchbay/base/ids";
import { getCall } from "@patchbay/use-cases/call/get-call";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { id } from "../inputs.ts";
import { may } from "../procedures.ts";
import { callDetail } from "../rest/answers.ts";

export const getCallProcedure = may("call:read")
  .meta({
    rest: {
      method: "GET",
      path: "/calls/{id}",
      summary: "A call with its legs, path, recordings and tickets",
      answer: callDetail,
    },
  })
  .input(z.object({ id: id<CallId>() }))
  .query(async ({ ctx, input }) => unwrap(await getCall(ctx)(input)));
