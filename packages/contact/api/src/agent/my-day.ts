import { myDay } from "@patchbay/use-cases/agent/my-day";
import { may } from "../procedures.ts";

export const myDayProcedure = may("agent:self").query(({ ctx }) => myDay(ctx)());
