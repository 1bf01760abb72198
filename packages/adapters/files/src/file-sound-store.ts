import { access, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { TenantId } from "@patchbay/base/ids";
import { err, ok } from "@patchbay/base/result";
import type { ByteRange, SoundPart, SoundStore } from "@patchbay/ports/sound-store";
import type { Vault } from "@patchbay/ports/vault";
import { BUILT_IN_SOUNDS } from "./built-in-sounds.ts";
import { keyIn, newSeal } from "./recording-keys.ts";
import { replaceFile } from "./replace-file.ts";
import { safeName } from "./safe-name.ts";
import { SealedRecording, type SealedSource } from "./sealed-recording.ts";
import { StoredFile } from "./stored-file.ts";
import { wavDuration } from "./wav-facts.ts";

const MOST_PROMPT_BYTES = 32 * 1024 * 1024;
/** Longest part handed out at once; players ask for the next. */
const MOST_PART_BYTES = 4 * 1024 * 1024;

/** Recordings then lie in the clear. */
const NO_VAULT: Vault = { seal: () => undefined, open: () => undefined };

/** Prompts and recordings in a local folder that gateway, runtime and media workers share; with a vault, recordings are encrypted. */
export function fileSoundStore(dataDir: string, vault: Vault = NO_VAULT): SoundStore {
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
    async readPrompt(tenant, name, range) {
      const stored = await StoredFile.open(promptFile(tenant, name));
      return stored && partOf(stored, range).finally(() => stored.close());
    },
    recordingPath: recordingFile,
    async recordingSeal(tenant, recording) {
      const stored = await StoredFile.open(recordingFile(tenant, recording));
      if (!stored) return newSeal(vault, tenant);
      const { header } = stored;
      await stored.close();
      const key = header && keyIn(vault, tenant, header.envelope);
      return key === undefined ? undefined : { key, envelope: header!.envelope };
    },
    removeRecording: (tenant, recording) => rm(recordingFile(tenant, recording), { force: true }),
    async readRecording(tenant, recording, range) {
      const stored = await StoredFile.open(recordingFile(tenant, recording));
      if (!stored) return undefined;
      try {
        if (!stored.header) return await partOf(stored, range);
        const key = keyIn(vault, tenant, stored.header.envelope);
        if (key === undefined) return undefined;
        const opened = await SealedRecording.open(stored, stored.header, Buffer.from(key, "base64url"));
        return await partOf({ size: opened.total, read: (from, length) => opened.read(from, from + length) }, range);
      } finally {
        await stored.close();
      }
    },
  };
}

async function builtIn(root: string, name: string): Promise<string | undefined> {
  const make = Object.hasOwn(BUILT_IN_SOUNDS, name) ? BUILT_IN_SOUNDS[name] : undefined;
  if (!make) return undefined;
  const path = join(root, "built-in", `${name}.wav`);
  if (!(await exists(path))) await replaceFile(path, make());
  return path;
}

async function partOf(source: SealedSource, range: ByteRange = { from: 0 }): Promise<SoundPart> {
  const end = Math.min(source.size, (range.to ?? source.size - 1) + 1, range.from + MOST_PART_BYTES);
  return { bytes: await source.read(range.from, Math.max(0, end - range.from)), total: source.size };
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
