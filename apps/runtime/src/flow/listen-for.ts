import { err, ok, type Result } from "@patchbay/base/result";
import type { VoiceError } from "@patchbay/ports/flow-ports";
import type { Heard, ListenRequest } from "@patchbay/ports/media";
import type { LiveCall } from "../call/live-call.ts";
import { whenAborted } from "../call/when-aborted.ts";

/** Listens to what the customer says until the media worker has heard it, or gives it up. */
export async function listenFor(
  call: LiveCall,
  request: Omit<ListenRequest, "leg">,
  signal: AbortSignal,
): Promise<Result<Heard, VoiceError>> {
  const leg = call.customer.id;
  let unlisten = () => {};
  const heard = new Promise<Heard>((resolve) => {
    unlisten = call.listen((event) => {
      if (event.type === "heard" && event.listen === request.listen) resolve(event.heard);
    });
  });
  try {
    const started = await call.world.media.listenFor({ ...request, leg });
    if (!started.ok) return err({ code: "voice.media-failed", why: started.error.code });
    return ok(await Promise.race([heard, whenAborted(signal)]));
  } finally {
    unlisten();
  }
}
