import type { RecordingId } from "@patchbay/base/ids";
import { openRecording } from "@patchbay/use-cases/recording/open-recording";
import type { FastifyInstance } from "fastify";
import { actingAs, type Front } from "./gateway-request.ts";
import { sendSound } from "./send-sound.ts";

/** Recordings for players. */
export function recordingRoutes(app: FastifyInstance, front: Front): void {
  app.get<{ Params: { id: string } }>("/api/recordings/:id", async (request, reply) => {
    const opened = openRecording(await actingAs(front, request, "recording:listen"));
    const id = request.params.id as RecordingId;
    return sendSound(request, reply, (range) => opened({ id, range }));
  });
}
