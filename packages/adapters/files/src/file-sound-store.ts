import { access, open, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { TenantId } from "@patchbay/base/ids";
import { err, ok } from "@patchbay/base/result";
import type { ByteRange, SoundPart, SoundStore } from "@patchbay/ports/sound-store";
import { BUILT_IN_SOUNDS } from "./built-in-sounds.ts";
import { absent, replaceFile } from "./replace-file.ts";
import { safeName } from "./safe-name.ts";
import { wavDuration } from "./wav-facts.ts";

const MOST_PROMPT_BYTES = 32 * 1024 * 1024;
/** Longest part handed out at once; players ask for the next. */
const MOST_PART_BYTES = 4 * 1024 * 1024;

/** Prompts and recordings in a local folder that gateway, runtime and media workers share. */
export function fileSoundStore(dataDir: string): SoundStore {
  const root = resolve(dataDir);
  const promptFile = (tenant: TenantId, name: string) =>
    join(root, "prompts", safeName(tenant), `${safeName(name)}.wav`);
  const recordingFile = (tenant: TenantId, recording: string) =>
    join(root, "recordings", safeName(tenant), `${safeName(recording)}.wav`);
  return {
    async prompt(tenant, name, language) {
      const candidates = [...(language ? [promptFile(tenant, `${name}.${language}`)] : []), promptFile(tenant, name)];
      for (const path of candidates) if (await exists(path)) return path;
      return builtIn(root, name);
    },
    async savePrompt(tenant, name, wav) {
      if (wav.byteLength > MOST_PROMPT_BYTES) return err({ code: "sound.too-large" });
      const duration = wavDuration(wav);
      if (!duration.ok) return err({ code: "sound.not-a-wav" });
      const path = promptFile(tenant, name);
      await replaceFile(path, wav);
      return ok({ path, durationMs: duration.value });
    },
    readPrompt: (tenant, name, range) => readPart(promptFile(tenant, name), range),
    recordingPath: recordingFile,
    removeRecording: (tenant, recording) => rm(recordingFile(tenant, recording), { force: true }),
    readRecording: (tenant, recording, range) => readPart(recordingFile(tenant, recording), range),
  };
}

async function builtIn(root: string, name: string): Promise<string | undefined> {
  const make = Object.hasOwn(BUILT_IN_SOUNDS, name) ? BUILT_IN_SOUNDS[name] : undefined;
  if (!make) return undefined;
  const path = join(root, "built-in", `${name}.wav`);
  if (!(await exists(path))) await replaceFile(path, make());
  return path;
}

async function readPart(path: string, range: ByteRange = { from: 0 }): Promise<SoundPart | undefined> {
  const file = await open(path, "r").catch(absent);
  if (!file) return undefined;
  try {
    const { size: total } = await file.stat();
    const end = Math.min(total, (range.to ?? total - 1) + 1, range.from + MOST_PART_BYTES);
    const bytes = new Uint8Array(Math.max(0, end - range.from));
    const { bytesRead } = await file.read(bytes, 0, bytes.length, range.from);
    return { bytes: bytes.subarray(0, bytesRead), total };
  } finally {
    await file.close();
  }
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
