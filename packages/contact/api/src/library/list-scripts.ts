import { may } from "../procedures.ts";

export const listScripts = may("library:read").query(({ ctx }) => ctx.stores.library.scripts());
