import { unwrap } from "@patchbay/api/failure";
import type { TicketId } from "@patchbay/base/ids";
import { getTicket } from "@patchbay/use-cases/ticket/get-ticket";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { actingAs, type Front } from "./gateway-request.ts";
import { sendFile } from "./send-file.ts";

const which = z.object({
  id: z.string().max(100),
  place: z.coerce.number().int().min(0),
  file: z.coerce.number().int().min(0),
});

/** `GET /api/tickets/<id>/files/<place in its history>/<place among the comment's files>` for members. */
export function ticketFileRoutes(app: FastifyInstance, front: Front): void {
  app.get("/api/tickets/:id/files/:place/:file", async (request, reply) => {
    const acting = await actingAs(front, request, "ticket:read");
    const { id, place, file } = which.parse(request.params);
    const event = unwrap(await getTicket(acting)({ id: id as TicketId })).history[place]?.event;
    const found = event?.type === "commented" ? event.files?.[file] : undefined;
    return sendFile(reply, found?.name ?? "", found && (await acting.attachments.read(acting.tenant.id, found.id)));
  });
}
