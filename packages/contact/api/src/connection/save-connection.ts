import type { JsonObject } from "@patchbay/base/json";
import { saveConnection } from "@patchbay/use-cases/connection/save-connection";
import { connectionSettings } from "@patchbay/wire/connection-settings";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { may } from "../procedures.ts";

/** Without a secret the one that is there stays. */
export const saveConnectionProcedure = may("integration:manage")
  .input(z.object({ connection: connectionSettings, secret: z.string().max(2_000).optional() }))
  .mutation(async ({ ctx, input }) => {
    const { kind, settings } = input.connection;
    const secret = input.secret === undefined ? {} : { secret: input.secret };
    unwrap(await saveConnection(ctx)({ kind, settings: settings as JsonObject, ...secret }));
  });
