import { may } from "../procedures.ts";

export const myWorkspace = may("workspace:use").query(({ ctx }) => ctx.stores.workspaces.layoutsFor(ctx.by));
