import { may } from "../procedures.ts";

/** Never the secret: only whether there is one. */
export const listConnections = may("integration:manage").query(async ({ ctx }) =>
  (await ctx.stores.connections.list()).map(({ sealed, ...connection }) => ({
    ...connection,
    hasSecret: sealed !== undefined,
  })),
);
