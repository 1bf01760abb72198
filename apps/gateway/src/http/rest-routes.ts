import { appRouter } from "@patchbay/api/app-router";
import { createCallerFactory } from "@patchbay/api/procedures";
import { objectSchema } from "@patchbay/api/rest/json-schema";
import { openApiDocument } from "@patchbay/api/rest/openapi";
import { queryValues } from "@patchbay/api/rest/query-values";
import { type RestOperation, restOperations } from "@patchbay/api/rest/rest-operations";
import { FLOW_SCHEMA_PATH, flowJsonSchema } from "@patchbay/flow-model/flow-json-schema";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { contextOf, type Front, isForeignChange } from "./gateway-request.ts";

const PREFIX = "/api/v1";
const callerFor = createCallerFactory(appRouter);
type Called = (input: unknown) => Promise<unknown>;

/** The procedures that have a REST route, under `/api/v1`, the document that describes them, and the schema of flow files. */
export function restRoutes(app: FastifyInstance, front: Front): void {
  const document = openApiDocument(front.publicUrl);
  app.get(`${PREFIX}/openapi.json`, (_request, reply) => reply.send(document));
  const flowSchema = flowJsonSchema();
  app.get(FLOW_SCHEMA_PATH, (_request, reply) => reply.type("application/schema+json").send(flowSchema));
  // What starts with /api is never a page.
  app.all("/api/*", (_request, reply) => reply.code(404).send({ code: "api.no-such-procedure", facts: {} }));
  for (const operation of restOperations()) {
    const inputOf = inputReader(operation);
    app.route({
      method: operation.method,
      url: PREFIX + operation.path.replaceAll(/\{(\w+)\}/g, ":$1"),
      handler: async (request, reply) => {
        if (isForeignChange(request, front.publicUrl)) {
          return reply.code(403).send({ code: "access.foreign-page", facts: {} });
        }
        const caller = callerFor(await contextOf(front, request));
        const answer = await procedureOf(caller, operation.procedure)(inputOf(request));
        return reply.header("cache-control", "no-store").send(answer ?? {});
      },
    });
  }
}

function inputReader({ input, method }: RestOperation): (request: FastifyRequest) => unknown {
  if (!input) return () => undefined;
  const { properties } = objectSchema(input);
  return (request) => ({
    ...(method === "GET" ? queryValues(request.query as Record<string, string>, properties) : (request.body ?? {})),
    ...queryValues(request.params as Record<string, string>, properties),
  });
}

function procedureOf(caller: ReturnType<typeof callerFor>, path: string): Called {
  const found = path.split(".").reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], caller);
  return found as Called;
}
