import { err, ok } from "@patchbay/base/result";
import type { StreamPort } from "@patchbay/ports/flow/stream-port";
import type { LiveCall } from "../call/live-call.ts";

/** The customer's audio to a WebSocket, copied by the media worker. */
export function streamPort(call: LiveCall): StreamPort {
  const { media } = call.world;
  return {
    async start(request, { key, signal }) {
      signal.throwIfAborted();
      await call.answered();
      const forked = await media.fork({ ...request, leg: call.customer.id, fork: key });
      if (forked.ok) return ok();
      const why = forked.error.code === "media.fork-refused" ? forked.error.why : forked.error.code;
      call.world.log.warn({ call: call.id, why }, "audio is not streamed");
      return err({ code: "stream.refused", why });
    },
    async stop({ signal }) {
      signal.throwIfAborted();
      await media.unfork(call.customer.id);
    },
  };
}
