import { listPhoneChecks, myPhoneCheck, savePhoneCheck, saveSoundCheck } from "@patchbay/use-cases/phone/phone-checks";
import { z } from "zod";
import { given } from "../given.ts";
import { may, router } from "../procedures.ts";
import { phoneCredentials } from "./phone-credentials.ts";

const millis = z.number().min(0).max(60_000).optional();
const share = z.number().min(0).max(1).optional();
const tried = z.object({
  microphone: z.string().max(200),
  figures: z
    .object({
      ...{ signallingMs: millis, roundTripMs: millis, jitterUpMs: millis, jitterDownMs: millis },
      ...{ lostUp: share, lostDown: share },
    })
    .transform(given),
});

export const phoneRouter = router({
  credentials: phoneCredentials,
  check: may("agent:self").query(({ ctx }) => myPhoneCheck(ctx)()),
  saveCheck: may("agent:self")
    .input(tried)
    .mutation(({ ctx, input }) => savePhoneCheck(ctx)(input)),
  saveSound: may("agent:self")
    .input(z.object({ microphoneLevel: share, toneHeard: z.boolean().optional() }).transform(given))
    .mutation(({ ctx, input }) => saveSoundCheck(ctx)(input)),
  checks: may("call:supervise").query(({ ctx }) => listPhoneChecks(ctx)()),
});
