import { unwrap } from "@patchbay/api/failure";
import { name, title } from "@patchbay/api/inputs";
import { openPrompt } from "@patchbay/use-cases/library/open-prompt";
import { savePrompt } from "@patchbay/use-cases/library/save-prompt";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { actingAs, type Front, isForeignChange } from "./gateway-request.ts";
import { sendSound } from "./send-sound.ts";

const MOST_BYTES = 32 * 1024 * 1024;

const params = z.object({ name });
const query = z.object({ title: title.optional(), language: z.string().max(20).optional() });

/** Prompts come as WAV bodies: `POST /api/prompts/<name>?title=…&language=…`, and are heard again by `GET`. */
export function promptRoutes(app: FastifyInstance, front: Front): void {
  app.get("/api/prompts/:name", async (request, reply) => {
    const opened = openPrompt(await actingAs(front, request, "library:edit"));
    const { name: prompt } = params.parse(request.params);
    return sendSound(request, reply, (range) => opened({ name: prompt, range }));
  });
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", { parseAs: "buffer", bodyLimit: MOST_BYTES }, (_request, body, done) =>
      done(null, body),
    );
    scope.post("/api/prompts/:name", async (request, reply) => {
      if (isForeignChange(request, front.publicUrl)) {
        return reply.code(403).send({ code: "access.foreign-page", facts: {} });
      }
      const acting = await actingAs(front, request, "library:edit");
      const { name: prompt } = params.parse(request.params);
      const { title: shown = prompt, language } = query.parse(request.query);
      const wav = Buffer.isBuffer(request.body) ? new Uint8Array(request.body) : new Uint8Array();
      return unwrap(await savePrompt(acting)({ name: prompt, title: shown, language, wav }));
    });
  });
}
