import { grantPhone } from "@patchbay/use-cases/phone/grant-phone";
import { may } from "../procedures.ts";

export const phoneCredentials = may("agent:self").mutation(({ ctx }) => grantPhone(ctx)());
