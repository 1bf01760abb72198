import { Readable } from "node:stream";
import type { ApiContext } from "@patchbay/api/api-context";
import { type FailureCode, RefusedError } from "@patchbay/api/failure";
import { refuse, standingOf } from "@patchbay/api/procedures";
import type { RecordingId } from "@patchbay/base/ids";
import { openRecording } from "@patchbay/use-cases/recording/open-recording";
import type { FastifyInstance, FastifyReply } from "fastify";
import { byteRange } from "./byte-range.ts";
import { contextOf, type Front } from "./gateway-request.ts";

/** Recordings for players: whole, or the part that `Range` asks for (RFC 9110 §14). */
export function recordingRoutes(app: FastifyInstance, front: Front): void {
  app.get<{ Params: { id: string } }>("/api/recordings/:id", async (request, reply) => {
    const opened = openRecording(listening(await contextOf(front, request)));
    const id = request.params.id as RecordingId;
    const range = byteRange(request.headers.range);
    const part = await opened({ id, range });
    if (!part.ok) return refusePart(reply, part.error);
    const { bytes, from, total } = part.value;
    reply
      .header("content-type", "audio/wav")
      .header("accept-ranges", "bytes")
      .header("cache-control", "private, no-store");
    const to = from + bytes.length - 1;
    if (range) return reply.code(206).header("content-range", `bytes ${from}-${to}/${total}`).send(Buffer.from(bytes));
    reply.header("content-length", total);
    return reply.send(Readable.from(wholeFrom(bytes, total, (next) => opened({ id, range: { from: next } }))));
  });
}

function listening({ caller, services }: ApiContext) {
  const standing = standingOf(caller);
  if (!standing.permissions.includes("recording:listen")) refuse("recording:listen");
  return { ...services, ...standing, stores: services.stores.of(standing.tenant.id) };
}

type Opened = Awaited<ReturnType<ReturnType<typeof openRecording>>>;

/** The sound store hands out parts of bounded size; a whole recording is sent part by part, so memory stays small. */
async function* wholeFrom(first: Uint8Array, total: number, next: (from: number) => Promise<Opened>) {
  let sent = 0;
  let bytes = first;
  for (;;) {
    if (bytes.length === 0) return;
    yield Buffer.from(bytes);
    sent += bytes.length;
    if (sent >= total) return;
    const part = await next(sent);
    if (!part.ok) return;
    bytes = part.value.bytes.subarray(0, total - sent);
  }
}

function refusePart(reply: FastifyReply, error: { readonly code: FailureCode; readonly total?: number }): FastifyReply {
  if (error.code === "recording.bad-range") {
    return reply
      .code(416)
      .header("content-range", `bytes */${error.total ?? 0}`)
      .send({ code: error.code, facts: {} });
  }
  throw new RefusedError(error);
}
