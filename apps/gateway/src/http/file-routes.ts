import { conversationId } from "@patchbay/api/chat/conversation.input";
import { unwrap } from "@patchbay/api/failure";
import { layFile, MOST_FILE_MB, openFile } from "@patchbay/use-cases/conversation/conversation-files";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { actingAs, type Front, isForeignChange } from "./gateway-request.ts";
import { sendFile } from "./send-file.ts";

const place = z.coerce.number().int().nonnegative().max(1_000);
const ofConversation = z.object({ id: conversationId });
const ofMessage = ofConversation.extend({ seq: place.min(1).max(1_000_000), place });

/**
 * Files of conversations: `POST /api/conversations/<id>/files` lays one ready for an answer, and
 * `GET /api/conversations/<id>/messages/<number>/files/<place>` hands one out, to be saved and never to be shown by a browser.
 */
export function fileRoutes(app: FastifyInstance, front: Front): void {
  app.get("/api/conversations/:id/messages/:seq/files/:place", async (request, reply) => {
    const acting = await actingAs(front, request, "call:read");
    const { id: conversation, ...which } = ofMessage.parse(request.params);
    const { name, bytes } = unwrap(await openFile(acting)({ conversation, ...which }));
    return sendFile(reply, name, bytes);
  });
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    const bodyLimit = MOST_FILE_MB * 1024 * 1024;
    scope.addContentTypeParser("*", { parseAs: "buffer", bodyLimit }, (_request, body, done) => done(null, body));
    scope.post("/api/conversations/:id/files", { bodyLimit }, async (request, reply) => {
      if (isForeignChange(request, front.publicUrl)) {
        return reply.code(403).send({ code: "access.foreign-page", facts: {} });
      }
      const acting = await actingAs(front, request, "call:handle");
      const { id: conversation } = ofConversation.parse(request.params);
      const bytes = Buffer.isBuffer(request.body) ? new Uint8Array(request.body) : new Uint8Array();
      return unwrap(await layFile(acting)({ conversation, bytes }));
    });
  });
}
