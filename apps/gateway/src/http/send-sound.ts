import { Readable } from "node:stream";
import { type FailureCode, RefusedError } from "@patchbay/api/failure";
import type { Result } from "@patchbay/base/result";
import type { ByteRange, SoundPart } from "@patchbay/ports/sound-store";
import type { FastifyReply, FastifyRequest } from "fastify";
import { byteRange } from "./byte-range.ts";

type ReadSound = (
  range: ByteRange | undefined,
) => Promise<Result<SoundPart, { readonly code: FailureCode; readonly total?: number }>>;

/** A WAV for a player: whole, or the part that `Range` asks for (RFC 9110 §14). */
export async function sendSound(request: FastifyRequest, reply: FastifyReply, read: ReadSound): Promise<FastifyReply> {
  const range = byteRange(request.headers.range);
  const part = await read(range);
  if (!part.ok) {
    if (part.error.total === undefined) throw new RefusedError(part.error);
    return outOfRange(reply, part.error.code, part.error.total);
  }
  const { bytes, total } = part.value;
  const from = range?.from ?? 0;
  if (from > 0 && from >= total) return outOfRange(reply, "recording.bad-range", total);
  reply
    .header("content-type", "audio/wav")
    .header("accept-ranges", "bytes")
    .header("cache-control", "private, no-store");
  const to = from + bytes.length - 1;
  if (range) return reply.code(206).header("content-range", `bytes ${from}-${to}/${total}`).send(Buffer.from(bytes));
  reply.header("content-length", total);
  return reply.send(Readable.from(wholeFrom(bytes, total, (next) => read({ from: next }))));
}

/** The sound store hands out parts of bounded size; a whole sound is sent part by part, so memory stays small. */
async function* wholeFrom(first: Uint8Array, total: number, next: (from: number) => ReturnType<ReadSound>) {
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

function outOfRange(reply: FastifyReply, code: FailureCode, total: number): FastifyReply {
  return reply.code(416).header("content-range", `bytes */${total}`).send({ code, facts: {} });
}
