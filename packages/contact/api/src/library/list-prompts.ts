import { may } from "../procedures.ts";

export const listPrompts = may("library:read").query(({ ctx }) => ctx.stores.library.prompts());
