import type { RecordingId } from "@patchbay/base/ids";
import { Recorder } from "@patchbay/media/recorder";
import { SilenceDetector } from "@patchbay/media/silence-detector";
import { VoiceGate } from "@patchbay/media/voice-gate";
import type { RecordingSeal } from "@patchbay/ports/sound-store";
import type { WireRecordingEnd } from "@patchbay/wire/media-rpc";
import type { AudioFile } from "./audio-file.ts";
import { SealedWavFile } from "./sealed-wav-file.ts";
import { WavFile } from "./wav-file.ts";

export interface RecordingOptions {
  readonly recording: RecordingId;
  readonly path: string;
  readonly seal?: RecordingSeal;
  readonly sides?: "both" | "party";
  readonly maxMs?: number;
  readonly silenceMs?: number;
  readonly fromVoice?: boolean;
}

export type RecordingStop = "stopped" | "max" | "silence" | "released" | "failed";

/** One recording: frames in, blocks to the file, an end by itself where the options ask for one. */
export class Recording {
  readonly options: RecordingOptions;
  readonly #recorder: Recorder;
  readonly #file: AudioFile;
  readonly #silence = new SilenceDetector();
  #gate: VoiceGate | undefined;
  #failed = false;

  constructor(options: RecordingOptions) {
    this.options = options;
    const channels = options.sides === "party" ? 1 : 2;
    this.#recorder = new Recorder(channels);
    this.#file = options.seal
      ? new SealedWavFile(options.path, channels, options.seal)
      : new WavFile(options.path, channels);
    if (options.fromVoice) this.#gate = new VoiceGate();
  }

  set paused(paused: boolean) {
    this.#recorder.paused = paused;
  }

  /** One frame of the call. Says that the party begins to speak, if that was waited for, or why the recording should end. */
  push(says: Int16Array, hears: Int16Array): "speaking" | "max" | "silence" | "failed" | undefined {
    if (this.#gate) {
      const begun = this.#gate.push(says);
      if (!begun) return this.#failed ? "failed" : undefined;
      this.#gate = undefined;
      for (const frame of begun) this.#recorder.push(frame, frame);
      return "speaking";
    }
    const block = this.#recorder.push(says, hears);
    if (block) {
      this.#file.append(block).catch(() => {
        this.#failed = true;
      });
    }
    if (this.#failed) return "failed";
    const { maxMs, silenceMs } = this.options;
    if (maxMs !== undefined && this.#recorder.durationMs >= maxMs) return "max";
    if (silenceMs !== undefined && this.#silence.push(says) >= silenceMs) return "silence";
    return undefined;
  }

  /** Closes the file. To be called once. */
  async finish(): Promise<{ readonly end: WireRecordingEnd; readonly failed: boolean }> {
    const { recording, path } = this.options;
    let failed = false;
    try {
      this.#file.append(this.#recorder.flush()).catch(() => {});
      await this.#file.close();
    } catch {
      failed = true;
    }
    const { durationMs, bytes } = this.#file;
    return { end: { recording, path, durationMs, bytes }, failed };
  }
}
