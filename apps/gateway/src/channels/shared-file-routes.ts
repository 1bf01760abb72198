import type { Services } from "@patchbay/api/api-context";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { sendFile } from "../http/send-file.ts";
import type { FileLinks } from "./file-links.ts";

const params = z.object({ token: z.string().max(2_000) });

/** `GET /channels/files/<token>`: a file that was sent to a customer, under an address that we signed. */
export function sharedFileRoutes(
  app: FastifyInstance,
  { stores, attachments, clock }: Services,
  links: FileLinks,
): void {
  app.get("/channels/files/:token", async (request, reply) => {
    const file = links.read(params.parse(request.params).token, clock.now());
    const there = file && (await stores.directory.tenant(file.tenant));
    const bytes = there && (await attachments.read(file.tenant, file.id));
    // Providers take a picture only where it says that it is one.
    return bytes && /^image\/(?:png|jpeg)$/.test(file.type)
      ? reply.type(file.type).header("cache-control", "private, no-store").send(Buffer.from(bytes))
      : sendFile(reply, file?.name ?? "", bytes);
  });
}
