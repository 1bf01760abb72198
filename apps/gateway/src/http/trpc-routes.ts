import type { ApiContext } from "@patchbay/api/api-context";
import { type AppRouter, appRouter } from "@patchbay/api/app-router";
import { RefusedError } from "@patchbay/api/failure";
import { type FastifyTRPCPluginOptions, fastifyTRPCPlugin } from "@trpc/server/adapters/fastify";
import type { FastifyInstance } from "fastify";
import { contextOf, type Front, isForeignChange } from "./gateway-request.ts";

const MOST_PER_BATCH = 50;

export function trpcRoutes(app: FastifyInstance, front: Front): void {
  app.register(async (scope) => {
    scope.addHook("onRequest", async (request, reply) => {
      if (isForeignChange(request, front.publicUrl)) {
        return reply.code(403).send({ error: { data: { code: "access.foreign-page", facts: {} } } });
      }
    });
    scope.register(fastifyTRPCPlugin, {
      prefix: "/trpc",
      trpcOptions: {
        router: appRouter,
        maxBatchSize: MOST_PER_BATCH,
        createContext: ({ req }): Promise<ApiContext> => contextOf(front, req),
        onError: ({ error, path }) => {
          // Refusals are answers; only what nobody expected is worth somebody's time.
          if (error.code === "INTERNAL_SERVER_ERROR" && !(error instanceof RefusedError)) {
            app.log.error({ err: error.cause ?? error, procedure: path }, "a procedure failed");
          }
        },
      } satisfies FastifyTRPCPluginOptions<AppRouter>["trpcOptions"],
    });
  });
}
