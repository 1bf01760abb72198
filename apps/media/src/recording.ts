import type { RecordingId } from "@patchbay/base/ids";
import { Recorder } from "@patchbay/media/recorder";
import { SilenceDetector } from "@patchbay/media/silence-detector";
import type { WireRecordingEnd } from "@patchbay/wire/media-rpc";
import { WavFile } from "./wav-file.ts";

export interface RecordingOptions {
  readonly recording: RecordingId;
  readonly path: string;
  readonly sides?: "both" | "party";
  readonly maxMs?: number;
  readonly silenceMs?: number;
}

export type RecordingStop = "stopped" | "max" | "silence" | "released" | "failed";

/** One recording: frames in, blocks to the file, an end by itself where the options ask for one. */
export class Recording {
  readonly options: RecordingOptions;
  readonly #recorder: Recorder;
  readonly #file: WavFile;
  readonly #silence = new SilenceDetector();
  #failed = false;

  constructor(options: RecordingOptions) {
    this.options = options;
    const channels = options.sides === "party" ? 1 : 2;
    this.#recorder = new Recorder(channels);
    this.#file = new WavFile(options.path, channels);
  }

  set paused(paused: boolean) {
    this.#recorder.paused = paused;
  }

  /** One frame of the call. Says why the recording should end, if it should. */
  push(says: Int16Array, hears: Int16Array): "max" | "silence" | "failed" | undefined {
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
