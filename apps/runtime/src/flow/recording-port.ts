import { err, ok } from "@patchbay/base/result";
import type { RecordingPort } from "@patchbay/ports/flow/recording-port";
import type { LiveCall } from "../call/live-call.ts";

/** The recording of the whole call, as the flow wants it. A conversation that begins meanwhile goes into the same file. */
export function recordingPort(call: LiveCall): RecordingPort {
  const { recordings } = call;
  return {
    async start({ key, signal }) {
      signal.throwIfAborted();
      const running = recordings.conversation();
      if (running) return ok({ recording: running.id });
      const started = await recordings.start(call.customer, key, "conversation");
      return started.ok ? ok({ recording: started.value }) : err({ code: "recording.failed", why: started.error.code });
    },

    async pause(paused, { signal }) {
      signal.throwIfAborted();
      return (await recordings.pause(paused)) ? ok() : err({ code: "recording.none" });
    },

    async stop({ signal }) {
      signal.throwIfAborted();
      const running = recordings.conversation();
      if (!running) return err({ code: "recording.none" });
      const ended = recordings.whenEnded(running.id);
      await recordings.stop(running.id);
      const { end } = await ended;
      return end
        ? ok({ recording: running.id, durationMs: end.durationMs })
        : err({ code: "recording.failed", why: "its worker is gone" });
    },
  };
}
