import { may } from "../procedures.ts";

export const listTemplates = may("library:read").query(({ ctx }) => ctx.stores.templates.list());
