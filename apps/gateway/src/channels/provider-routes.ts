import type { Services } from "@patchbay/api/api-context";
import type { ProviderRequest } from "@patchbay/ports/channel-provider";
import { isProvided, providerAccount, webhookOf } from "@patchbay/use-cases/channel/provider-account";
import { takeNews } from "@patchbay/use-cases/channel/take-news";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";

const MOST_BYTES = 512 * 1024;
const params = z.object({ address: z.string().regex(/^(?:sms|wechat|whatsapp|telegram|line)_[A-Za-z0-9_-]{16,40}$/) });

/**
 * `/channels/in/<address>`: what a line's provider posts, signed as that provider signs. It is answered once it is stored; what
 * cannot be stored just now is answered with an error, so that the provider says it again.
 */
export function providerRoutes(app: FastifyInstance, services: Services): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    // What was signed are the bytes, not what they mean.
    scope.addContentTypeParser("*", { parseAs: "buffer", bodyLimit: MOST_BYTES }, (_request, body, done) =>
      done(null, body),
    );
    scope.route({
      method: ["GET", "POST"],
      url: "/channels/in/:address",
      handler: (request, reply) => receive(services, request, reply),
    });
  });
}

async function receive(services: Services, request: FastifyRequest, reply: FastifyReply) {
  const refuse = (status: number, code: string) => {
    request.log.warn({ code, address: request.params }, "a provider's message was not taken");
    return reply.code(status).send({ code, facts: {} });
  };
  const where = params.safeParse(request.params);
  const address = where.success ? where.data.address : "";
  const tenant = address === "" ? undefined : await services.stores.directory.tenantOfNumber(address);
  const stores = tenant && services.stores.of(tenant);
  const line = await stores?.flows.number(address);
  const account = stores && line && isProvided(line) ? await providerAccount({ ...services, stores }, line) : undefined;
  if (!stores || !line || !isProvided(line) || !account) return refuse(404, "number.not-found");
  const { receive: read } = services.providers[line.provided.provider];
  if (!read) return refuse(404, "number.not-found");
  const received = await read(account, asProviderRequest(request, services.publicUrl, address));
  if (!received.ok) return refuse(received.error.code === "input.invalid" ? 422 : 401, received.error.code);
  const { news, answer, ignored = [] } = received.value;
  for (const kind of ignored) request.log.info({ kind, address }, "a provider's message of a kind that we do not know");
  for (const one of news) {
    const taken = await takeNews({ ...services, stores })(line, account, one);
    if (!taken.ok) return refuse(503, taken.error.code);
  }
  return reply.type(answer.type).send(answer.body);
}

function asProviderRequest(request: FastifyRequest, publicUrl: string, address: string): ProviderRequest {
  const search = request.url.includes("?") ? request.url.slice(request.url.indexOf("?")) : "";
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) if (typeof value === "string") headers[name] = value;
  return {
    method: request.method === "GET" ? "GET" : "POST",
    url: webhookOf(publicUrl, address) + search,
    query: Object.fromEntries(new URLSearchParams(search)),
    headers,
    body: Buffer.isBuffer(request.body) ? new Uint8Array(request.body) : new Uint8Array(),
  };
}
