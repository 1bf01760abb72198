import type { RecordingId } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import type { SoundStore } from "@patchbay/ports/sound-store";
import { type Acting, record } from "../acting.ts";

export interface RecordingPart {
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly total: number;
}

export type OpenRecordingError =
  | { readonly code: "recording.not-found" }
  | { readonly code: "recording.bad-range"; readonly total: number };

/** A part of a recording's audio. Every part that is handed out leaves its row in the audit log, with who heard which bytes. */
export const openRecording =
  (acting: Acting & { readonly sounds: SoundStore }) =>
  async (input: {
    readonly id: RecordingId;
    readonly range?: { readonly from: number; readonly to?: number } | undefined;
  }): Promise<Result<RecordingPart, OpenRecordingError>> => {
    const { stores, sounds } = acting;
    const recording = await stores.calls.recording(input.id);
    if (!recording) return err({ code: "recording.not-found" });
    const part = await sounds.readRecording(stores.tenant, recording.id, input.range);
    if (!part) return err({ code: "recording.not-found" });
    const from = input.range?.from ?? 0;
    if (from >= part.total && part.total > 0) return err({ code: "recording.bad-range", total: part.total });
    await record(acting)("recording.listened", recording.id, { call: recording.call, from, bytes: part.bytes.length });
    return ok({ bytes: part.bytes, from, total: part.total });
  };
