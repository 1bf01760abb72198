import type { AudioChoice } from "@patchbay/softphone/microphone";

/** Where a browser keeps the choice of audio devices: they belong to the machine, not to the user. */
const KEYS = {
  microphone: "patchbay.audio.microphone",
  speaker: "patchbay.audio.speaker",
  ringer: "patchbay.audio.ringer",
} as const;
const PROCESSING = "patchbay.audio";

export function readAudioChoice(storage: Storage): AudioChoice {
  const [microphone, speaker, ringer] = [KEYS.microphone, KEYS.speaker, KEYS.ringer].map((key) => storage.getItem(key));
  return {
    raw: storage.getItem(PROCESSING) === "raw",
    ...(microphone ? { microphone } : {}),
    ...(speaker ? { speaker } : {}),
    ...(ringer ? { ringer } : {}),
  };
}

export function keepAudioChoice(storage: Storage, choice: AudioChoice): void {
  for (const [name, key] of Object.entries(KEYS)) {
    const device = choice[name as keyof typeof KEYS];
    if (device) storage.setItem(key, device);
    else storage.removeItem(key);
  }
  if (choice.raw) storage.setItem(PROCESSING, "raw");
  else storage.removeItem(PROCESSING);
}
