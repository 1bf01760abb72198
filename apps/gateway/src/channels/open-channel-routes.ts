import type { Services } from "@patchbay/api/api-context";
import type { TenantId } from "@patchbay/base/ids";
import { openSecrets } from "@patchbay/use-cases/conversation/open-secrets";
import { visitorSays } from "@patchbay/use-cases/conversation/visitor-says";
import { openChannelMessage } from "@patchbay/wire/open-channel";
import type { FastifyInstance } from "fastify";
import { Webhook } from "standardwebhooks";
import { z } from "zod";

const MOST_BYTES = 64 * 1024;
const params = z.object({ address: z.string().regex(/^open_[A-Za-z0-9_-]{16,40}$/) });
const headers = z.object({
  "webhook-id": z.string().min(1).max(200),
  // The library reads as much of it as is a number, and signs that.
  "webhook-timestamp": z.string().regex(/^\d{1,12}$/),
  "webhook-signature": z.string(),
});

/**
 * `POST /channels/open/<address>`: a customer's message, signed by Standard Webhooks. A signature holds for five minutes, and
 * the same `webhook-id` is said once, however often it comes.
 */
export function openChannelRoutes(app: FastifyInstance, services: Services): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    // What was signed are the bytes, not what they mean.
    scope.addContentTypeParser("*", { parseAs: "string", bodyLimit: MOST_BYTES }, (_request, body, done) =>
      done(null, body),
    );
    scope.post("/channels/open/:address", async (request, reply) => {
      const refuse = (status: number, code: string) => reply.code(status).send({ code, facts: {} });
      const where = params.safeParse(request.params);
      const opened = where.success ? await secretsOf(services, where.data.address) : undefined;
      if (!where.success || !opened) return refuse(404, "number.not-found");
      const signed = headers.safeParse(request.headers);
      const body = typeof request.body === "string" ? request.body : "";
      const content = signed.success ? verified(opened.secrets, body, signed.data) : undefined;
      if (!signed.success || content === undefined) return refuse(401, "channel.bad-signature");
      const message = openChannelMessage.safeParse(content.value);
      if (!message.success) return refuse(422, "input.invalid");
      const { from, name, text, choice } = message.data;
      const said = await visitorSays({ ...services, stores: services.stores.of(opened.tenant) })({
        ...{ channel: "open", address: where.data.address, visitor: from, facts: { name: name ?? from } },
        ...{ key: `open/${signed.data["webhook-id"]}`, text, choice },
      });
      if (!said.ok) return refuse(409, said.error.code);
      const { conversation, message: kept } = said.value;
      return reply.code(202).send({ conversation: conversation.id, seq: kept.seq });
    });
  });
}

async function secretsOf(
  services: Services,
  address: string,
): Promise<{ readonly tenant: TenantId; readonly secrets: readonly string[] } | undefined> {
  const tenant = await services.stores.directory.tenantOfNumber(address);
  const world = tenant && { stores: services.stores.of(tenant), vault: services.vault };
  const secrets = world ? await openSecrets(world, address, services.clock.now()) : [];
  return tenant && secrets.length > 0 ? { tenant, secrets } : undefined;
}

/** Undefined for what was not signed with one of these secrets within five minutes. */
function verified(
  secrets: readonly string[],
  body: string,
  signed: Record<string, string>,
): { readonly value: unknown } | undefined {
  for (const secret of secrets) {
    try {
      return { value: new Webhook(secret).verify(body, signed) };
    } catch {
      // The other one may be it.
    }
  }
  return undefined;
}
