import type { ApiContext } from "@patchbay/api/api-context";
import { refuse, standingOf } from "@patchbay/api/procedures";
import type { RecordingId } from "@patchbay/base/ids";
import { openRecording } from "@patchbay/use-cases/recording/open-recording";
import type { FastifyInstance } from "fastify";
import { contextOf, type Front } from "./gateway-request.ts";
import { sendSound } from "./send-sound.ts";

/** Recordings for players. */
export function recordingRoutes(app: FastifyInstance, front: Front): void {
  app.get<{ Params: { id: string } }>("/api/recordings/:id", async (request, reply) => {
    const opened = openRecording(listening(await contextOf(front, request)));
    const id = request.params.id as RecordingId;
    return sendSound(request, reply, (range) => opened({ id, range }));
  });
}

function listening({ caller, services }: ApiContext) {
  const standing = standingOf(caller);
  if (!standing.permissions.includes("recording:listen")) refuse("recording:listen");
  return { ...services, ...standing, stores: services.stores.of(standing.tenant.id) };
}
