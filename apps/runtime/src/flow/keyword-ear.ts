import type { RecordingId } from "@patchbay/base/ids";
import type { Millis } from "@patchbay/base/time";
import type { MediaEvent } from "@patchbay/ports/media";
import type { Spotted } from "@patchbay/ports/speech-recogniser";
import type { LiveCall } from "../call/live-call.ts";

/** This much silence ends what a caller says; longer pauses are between sentences. */
const SILENCE_MS: Millis = 700;
const LONGEST_MS: Millis = 5_000;

export interface EarListener {
  /** A keyword was said; the ear is closed. */
  heard(spotted: Spotted): void;
  /** What the caller began to say has been judged, and is none of the words. */
  judged(): void;
}

/**
 * Listens for a menu's words: one utterance after another is taken down by the media worker and judged by the
 * recogniser, until one is a keyword or nobody wants to know any more. A lost worker only closes the ear: keys go on.
 */
export class KeywordEar {
  readonly #call: LiveCall;
  readonly #key: string;
  readonly #keywords: readonly string[];
  readonly #language: string;
  readonly #listener: EarListener;
  #recording: RecordingId | undefined;
  #count = 0;
  #busy = false;
  #closed = false;
  #unlisten = () => {};

  /** Undefined where there is nothing to listen for, or nobody who understands the language. */
  static for(
    call: LiveCall,
    request: { readonly keywords?: readonly string[]; readonly language?: string },
    key: string,
    listener: EarListener,
  ): KeywordEar | undefined {
    const { keywords = [], language = call.language } = request;
    if (keywords.length === 0 || !call.world.recogniser?.knows(language)) return undefined;
    return new KeywordEar(call, key, keywords, language, listener);
  }

  private constructor(
    call: LiveCall,
    key: string,
    keywords: readonly string[],
    language: string,
    listener: EarListener,
  ) {
    this.#call = call;
    this.#key = key.replace(/[^\w-]/g, "-");
    this.#keywords = keywords;
    this.#language = language;
    this.#listener = listener;
  }

  /** The caller speaks, or what was said is being judged: too early to say that nothing came. */
  get busy(): boolean {
    return this.#busy;
  }

  open(): void {
    if (this.#closed || this.#recording) return;
    this.#unlisten = this.#call.listen((event) => this.#onMedia(event));
    void this.#next();
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#busy = false;
    this.#unlisten();
    const { media } = this.#call.world;
    const recording = this.#recording;
    if (recording) void media.stopRecording(recording).then(() => this.#forget(recording));
  }

  /** The name is the same after a restart: the worker then tells how that utterance ended, or goes on waiting for it. */
  async #next(): Promise<void> {
    const { world, customer } = this.#call;
    this.#count += 1;
    const recording = `words-${this.#key}-${this.#count}` as RecordingId;
    this.#recording = recording;
    const limits = { maxMs: LONGEST_MS, silenceMs: SILENCE_MS };
    const path = this.#pathOf(recording);
    await world.media.record({ leg: customer.id, recording, path, sides: "party", fromVoice: true, ...limits });
  }

  #onMedia(event: MediaEvent): void {
    if (event.type === "speaking" && event.recording === this.#recording) this.#busy = true;
    else if (event.type === "lost" && event.leg === this.#call.customer.id) {
      this.close();
      this.#listener.judged();
    } else if (event.type === "recorded" && event.end.recording === this.#recording) {
      this.#busy = true;
      void this.#judge(event.end.recording);
    }
  }

  async #judge(recording: RecordingId): Promise<void> {
    const { world, id } = this.#call;
    const path = this.#pathOf(recording);
    const spotted = await world.recogniser?.spot({ path, keywords: this.#keywords, language: this.#language });
    void this.#forget(recording);
    if (this.#closed) return;
    if (spotted && !spotted.ok) {
      world.log.warn({ call: id, ...spotted.error }, "a caller's words could not be judged");
    }
    if (spotted?.ok && spotted.value) {
      this.#recording = undefined;
      this.close();
      this.#listener.heard(spotted.value);
      return;
    }
    this.#busy = false;
    void this.#next();
    this.#listener.judged();
  }

  #pathOf(recording: RecordingId): string {
    return this.#call.world.sounds.recordingPath(this.#call.identity.tenant.id, recording);
  }

  /** What a caller said to a menu is kept nowhere. */
  #forget(recording: RecordingId): Promise<void> {
    return this.#call.world.sounds.removeRecording(this.#call.identity.tenant.id, recording);
  }
}
