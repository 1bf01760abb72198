import type { CallId } from "@patchbay/base/ids";
import { callTrace } from "@patchbay/use-cases/call/call-trace";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { id } from "../inputs.ts";
import { may } from "../procedures.ts";

/** The call's SIP messages. They name carriers and addresses: for those who look after trunks. */
export const callTraceProcedure = may("trunk:read")
  .input(z.object({ id: id<CallId>() }))
  .query(async ({ ctx, input }) => unwrap(await callTrace(ctx)(input)));
