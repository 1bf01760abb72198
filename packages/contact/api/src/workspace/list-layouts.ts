import { may } from "../procedures.ts";

export const listLayouts = may("workspace:arrange").query(({ ctx }) => ctx.stores.workspaces.layouts());
