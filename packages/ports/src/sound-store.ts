import type { TenantId } from "@patchbay/base/ids";
import type { Result } from "@patchbay/base/result";
import type { Millis } from "@patchbay/base/time";

/** Prompts and recordings as files that the media workers can open. Paths are absolute on the workers' host. */
export interface SoundStore {
  /** The prompt's file, by its name in the tenant's library; built-in sounds (`hold-music`, `beep`, `ringback`) by theirs. */
  prompt(tenant: TenantId, name: string, language?: string): Promise<string | undefined>;
  savePrompt(
    tenant: TenantId,
    name: string,
    wav: Uint8Array,
  ): Promise<
    Result<
      { readonly path: string; readonly durationMs: Millis },
      { readonly code: "sound.not-a-wav" | "sound.too-large" }
    >
  >;
  /** The bytes of a prompt of the tenant's own, as a range for players; not of built-in sounds. */
  readPrompt(tenant: TenantId, name: string, range?: ByteRange): Promise<SoundPart | undefined>;
  /** Where a new recording of this name is to be written. */
  recordingPath(tenant: TenantId, recording: string): string;
  /**
   * What the recording of this name is encrypted with: of one that exists its own, else a new one. Undefined where recordings lie in the
   * clear: this one does, or the installation has no vault.
   */
  recordingSeal(tenant: TenantId, recording: string): Promise<RecordingSeal | undefined>;
  /** Unknown ones are fine. */
  removeRecording(tenant: TenantId, recording: string): Promise<void>;
  /** A finished recording's bytes as a WAV file's, decrypted, as a range for players. Undefined also where its key cannot be had. */
  readRecording(tenant: TenantId, recording: string, range?: ByteRange): Promise<SoundPart | undefined>;
}

/** The key of one recording: in the clear for whoever writes or plays it, and as it is kept with the recording. */
export interface RecordingSeal {
  /** 32 octets, base64url. */
  readonly key: string;
  /** The key, sealed by the installation's vault for the tenant. */
  readonly envelope: string;
}

/** From and to include both ends; without `to` up to the end. */
export interface ByteRange {
  readonly from: number;
  readonly to?: number;
}

export interface SoundPart {
  readonly bytes: Uint8Array;
  /** Of the whole sound. */
  readonly total: number;
}

/** Text to speech: words become a WAV file (8 kHz or more, mono), cached by voice and text. */
export interface Speech {
  say(
    text: string,
    language: string,
    voice?: string,
  ): Promise<Result<{ readonly path: string }, { readonly code: "speech.unavailable"; readonly why: string }>>;
  voices(): Promise<readonly { readonly id: string; readonly language: string }[]>;
}
