import { may } from "../procedures.ts";

export const listNumbers = may("number:read").query(({ ctx }) => ctx.stores.flows.numbers());
