import { RefusedError } from "@patchbay/api/failure";
import type { FastifyReply } from "fastify";

/** A file that somebody sent us: to be saved, and never to be shown by a browser. */
export function sendFile(reply: FastifyReply, name: string, bytes: Uint8Array | undefined): FastifyReply {
  if (!bytes) throw new RefusedError({ code: "conversation.file-gone" });
  return reply
    .type("application/octet-stream")
    .header("content-disposition", savedAs(name))
    .header("content-security-policy", "sandbox; default-src 'none'")
    .header("cache-control", "private, no-store")
    .send(Buffer.from(bytes));
}

/** To be saved under its name: plain letters for old programs, all of them as RFC 6266 §4.3 says. */
function savedAs(name: string): string {
  const plain = name.replace(/[^A-Za-z0-9._ -]/g, "_");
  const whole = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}
