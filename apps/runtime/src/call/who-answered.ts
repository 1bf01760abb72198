import type { RecordingId } from "@patchbay/base/ids";
import type { Millis } from "@patchbay/base/time";
import { sleep } from "@patchbay/ports/clock";
import type { MediaEvent } from "@patchbay/ports/media";
import type { Leg } from "./leg.ts";
import type { LiveCall } from "./live-call.ts";
import { whenAborted } from "./when-aborted.ts";

export type Answerer = "person" | "machine" | "unknown";

/** Whoever is quiet for so long after the first words waits for an answer. */
const PAUSE_MS: Millis = 800;
/** Hello, and a name; greetings of machines are longer. */
const LONGEST_HELLO_MS: Millis = 1_500;

/** Listens to the first words of a party that has answered. Without a word within the patience nothing can be said. */
export async function whoAnswered(
  call: LiveCall,
  leg: Leg,
  patienceMs: Millis,
  signal: AbortSignal,
): Promise<Answerer> {
  const { media, sounds, clock } = call.world;
  const tenant = call.identity.tenant.id;
  const recording = `hello-${leg.id}` as RecordingId;
  const over = new AbortController();
  let unlisten = () => {};
  const judged = new Promise<Answerer>((resolve) => {
    let spoke = false;
    unlisten = call.listen((event: MediaEvent) => {
      if (event.type === "speaking" && event.recording === recording) spoke = true;
      else if (event.type === "recorded" && event.end.recording === recording) resolve(answererOf(event));
    });
    sleep(clock, patienceMs, over.signal).then(
      () => spoke || resolve("unknown"),
      () => {},
    );
    leg.onGone = () => resolve("unknown");
  });
  try {
    const path = sounds.recordingPath(tenant, recording);
    const limits = { maxMs: LONGEST_HELLO_MS + PAUSE_MS, silenceMs: PAUSE_MS };
    const started = await media.record({ leg: leg.id, recording, path, sides: "party", fromVoice: true, ...limits });
    return started.ok ? await Promise.race([judged, whenAborted(signal)]) : "unknown";
  } finally {
    unlisten();
    leg.onGone = undefined;
    over.abort(new Error("it has been judged"));
    await media.stopRecording(recording);
    // What was listened to is kept nowhere.
    await sounds.removeRecording(tenant, recording);
  }
}

function answererOf({ how }: MediaEvent & { readonly type: "recorded" }): Answerer {
  if (how === "silence") return "person";
  return how === "max" ? "machine" : "unknown";
}
