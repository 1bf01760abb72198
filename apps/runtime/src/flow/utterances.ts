import { err, ok, type Result } from "@patchbay/base/result";
import type { Utterance, VoiceError } from "@patchbay/ports/flow-ports";
import type { Sound } from "@patchbay/ports/media";
import type { LiveCall } from "../call/live-call.ts";

/** Words and prompt names become files that the media worker can play. */
export async function soundsOf(
  call: LiveCall,
  utterances: readonly Utterance[],
): Promise<Result<readonly Sound[], VoiceError>> {
  const sounds: Sound[] = [];
  for (const utterance of utterances) {
    const path = await pathOf(call, utterance);
    if (!path.ok) return path;
    if (path.value !== undefined) sounds.push({ kind: "file", path: path.value, ...(await keyOf(call, utterance)) });
  }
  return ok(sounds);
}

/** A recording may be encrypted. */
async function keyOf({ world, identity }: LiveCall, utterance: Utterance): Promise<{ readonly key?: string }> {
  if (utterance.kind !== "recording") return {};
  const seal = await world.sounds.recordingSeal(identity.tenant.id, utterance.recording);
  return seal ? { key: seal.key } : {};
}

async function pathOf(call: LiveCall, utterance: Utterance): Promise<Result<string | undefined, VoiceError>> {
  const { world, identity } = call;
  if (utterance.kind === "prompt") {
    const path = await world.sounds.prompt(identity.tenant.id, utterance.name, call.language);
    return path === undefined ? err({ code: "voice.unknown-prompt", name: utterance.name }) : ok(path);
  }
  if (utterance.kind === "recording") return ok(world.sounds.recordingPath(identity.tenant.id, utterance.recording));
  // A template that came out empty says nothing.
  if (utterance.text.trim() === "") return ok(undefined);
  const said = await world.speech.say(utterance.text, utterance.language ?? call.language, utterance.voice);
  return said.ok ? ok(said.value.path) : err({ code: "voice.speech-unavailable", why: said.error.why });
}
