import type { FastifyInstance } from "fastify";
import type { Measures } from "../measures.ts";

const LOOPBACK = new Set(["127.0.0.1", "::1", "::ffff:127.0.0.1"]);

/** For the machine's own supervisor and Prometheus. Figures are for this machine only: they say much about the tenants. */
export function operatorRoutes(app: FastifyInstance, measures: Measures, healthy: () => Promise<boolean>): void {
  app.addHook("onResponse", async (request, reply) => {
    const route = request.routeOptions.url ?? "none";
    measures.requests.labels(request.method, route, String(reply.statusCode)).observe(reply.elapsedTime / 1_000);
  });
  app.get("/healthz", async (_request, reply) => {
    const well = await healthy();
    return reply.code(well ? 200 : 503).send({ ok: well });
  });
  app.get("/metrics", async (request, reply) => {
    if (!LOOPBACK.has(request.ip)) return reply.code(404).send({ code: "api.no-such-procedure", facts: {} });
    return reply.type(measures.registry.contentType).send(await measures.registry.metrics());
  });
}
