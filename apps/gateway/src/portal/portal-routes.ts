import type { Services } from "@patchbay/api/api-context";
import { RefusedError, unwrap } from "@patchbay/api/failure";
import { safeFileName } from "@patchbay/domain/safe-file-name";
import type { TicketFile } from "@patchbay/domain/ticket";
import { actOnOwnTicket, listOwnTickets, ownFile, readOwnTicket } from "@patchbay/use-cases/portal/own-tickets";
import { mailLink, openGuest, type PortalGuest } from "@patchbay/use-cases/portal/portal-link";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import { sendFile } from "../http/send-file.ts";
import { LINK_WORDS } from "./portal-words.ts";

const MOST_FILE_BYTES = 5 * 1024 * 1024;
const MOST_FILES = 5;

const wish = z.object({ tenant: z.string().max(80), email: z.email().max(200), language: z.enum(["en", "zh"]) });
const ofTicket = z.object({ number: z.coerce.number().int().min(1).max(2_000_000_000) });
const ofFile = ofTicket.extend({ place: z.coerce.number().int().min(0), file: z.coerce.number().int().min(0) });
const files = z.array(z.object({ id: z.string().max(200), name: z.string().max(200) })).max(MOST_FILES);
const act = z.discriminatedUnion("do", [
  z.object({ do: z.literal("comment"), text: z.string().trim().min(1).max(10_000), files: files.default([]) }),
  z.object({ do: z.literal("close") }),
  z.object({ do: z.literal("reopen") }),
  z.object({ do: z.literal("move"), move: z.string().max(100) }),
  z.object({
    do: z.literal("rate"),
    score: z.number().int().min(1).max(5),
    comment: z.string().max(2_000).default(""),
  }),
]);

/**
 * What customers do with their own tickets, under `/api/portal`. Who they are is in the sealed link that was mailed to them, sent
 * as `Authorization: Portal <link>`; no cookie counts here.
 */
export function portalRoutes(app: FastifyInstance, services: Services): void {
  const guestOf = (request: FastifyRequest): PortalGuest => {
    const token = /^Portal (.+)$/.exec(request.headers.authorization ?? "")?.[1] ?? "";
    return unwrap(openGuest(services.vault, token, services.clock.now()));
  };
  const worldOf = ({ tenant }: PortalGuest) => ({ ...services, stores: services.stores.of(tenant) });

  app.post("/api/portal/link", async (request) => {
    const { tenant: slug, email, language } = wish.parse(request.body);
    const tenant = await services.stores.directory.tenantBySlug(slug);
    // A house that there is not answers like one that has no such customer.
    if (tenant)
      unwrap(await mailLink(worldOf({ tenant: tenant.id } as PortalGuest))({ email, words: LINK_WORDS[language] }));
    return { asked: true };
  });

  app.get("/api/portal/tickets", async (request) => {
    const guest = guestOf(request);
    const name = (await services.stores.of(guest.tenant).customers.find(guest.customer))?.name ?? "";
    return { name, tickets: await listOwnTickets(worldOf(guest), guest)() };
  });

  app.get("/api/portal/tickets/:number", async (request) => {
    const guest = guestOf(request);
    return unwrap(await readOwnTicket(worldOf(guest), guest)(ofTicket.parse(request.params).number));
  });

  app.post("/api/portal/tickets/:number", async (request) => {
    const guest = guestOf(request);
    const { number } = ofTicket.parse(request.params);
    const wanted = act.parse(request.body);
    const done = wanted.do === "comment" ? { ...wanted, files: await laid(services, guest, wanted.files) } : wanted;
    return unwrap(await actOnOwnTicket(worldOf(guest), guest)(number, done));
  });

  app.get("/api/portal/tickets/:number/files/:place/:file", async (request, reply) => {
    const guest = guestOf(request);
    const { number, place, file } = ofFile.parse(request.params);
    const found = unwrap(await ownFile(worldOf(guest), guest)(number, place, file));
    return sendFile(reply, found.name, await services.attachments.read(guest.tenant, found.id));
  });

  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    const options = { parseAs: "buffer", bodyLimit: MOST_FILE_BYTES } as const;
    scope.addContentTypeParser("*", options, (_request, body, done) => done(null, body));
    scope.post("/api/portal/files", { bodyLimit: MOST_FILE_BYTES }, async (request) => {
      const guest = guestOf(request);
      const bytes = Buffer.isBuffer(request.body) ? new Uint8Array(request.body) : new Uint8Array();
      const id = `${laidBy(guest)}${services.secrets.token(18)}`;
      await services.attachments.keep(guest.tenant, id, bytes);
      return { id };
    });
  });
}

/** Files that this customer laid ready a moment ago; nobody else's. */
async function laid(
  { attachments }: Services,
  guest: PortalGuest,
  wanted: readonly { readonly id: string; readonly name: string }[],
): Promise<readonly TicketFile[]> {
  return Promise.all(
    wanted.map(async ({ id, name }) => {
      const bytes = id.startsWith(laidBy(guest)) ? await attachments.read(guest.tenant, id) : undefined;
      if (!bytes) throw new RefusedError({ code: "conversation.file-gone" });
      return { id, name: safeFileName(name), bytes: bytes.byteLength };
    }),
  );
}

const laidBy = ({ customer }: PortalGuest): string => `portal/${customer}/`;
