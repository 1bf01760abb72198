import type { IncomingMessage } from "node:http";
import { type RawData, WebSocket } from "ws";

const SUBPROTOCOL = "sip";
const MOST_EARLY_FRAMES = 64;
const MOST_FRAME_BYTES = 128 * 1024;

/**
 * Passes a browser phone's frames to the SIP server and back, one for one (RFC 7118: one frame, one SIP message). It
 * reads none of them: the SIP server authenticates the phone by digest.
 */
export function proxySip(phone: WebSocket, request: IncomingMessage, sipUrl: string, clientAddress: string): void {
  const server = new WebSocket(sipUrl, SUBPROTOCOL, {
    maxPayload: MOST_FRAME_BYTES,
    handshakeTimeout: 5_000,
    headers: { "x-forwarded-for": clientAddress, origin: request.headers.origin ?? "" },
  });
  let early: { readonly data: RawData; readonly binary: boolean }[] | undefined = [];
  phone.on("message", (data, binary) => {
    if (!early) server.send(data, { binary });
    else if (early.length < MOST_EARLY_FRAMES) early.push({ data, binary });
  });
  server.on("open", () => {
    for (const { data, binary } of early ?? []) server.send(data, { binary });
    early = undefined;
  });
  server.on("message", (data, binary) => phone.send(data, { binary }));
  // 1013 (try again later) when the SIP server is away: the phone reconnects by itself.
  server.on("close", () => phone.close(1013, "the SIP server is away"));
  server.on("error", () => phone.close(1013, "the SIP server is away"));
  phone.on("close", () => server.close());
  phone.on("error", () => phone.terminate());
}
