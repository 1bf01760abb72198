import type { Result } from "@patchbay/base/result";
import { Player, type PlayerSound, rateOf, type SoundFormat } from "@patchbay/media/player";
import type { MediaParams } from "@patchbay/wire/media-rpc";
import type { SoundCache } from "./sound-cache.ts";

export type PlayRequest = MediaParams<"play">;
export interface PlayOutcome {
  readonly play: string;
  readonly how: "finished" | "stopped" | "failed";
  readonly why?: string;
}

/** Outcomes remembered per leg, to answer a caller that asks again after its own restart. */
const REMEMBERED = 32;

interface Running {
  readonly request: PlayRequest;
  player: Player | undefined;
}

/** The play of one leg: one at a time, loaded, sounding, ended by exactly one outcome. */
export class LegPlay {
  readonly #sounds: SoundCache;
  readonly #onEnd: (outcome: PlayOutcome) => void;
  readonly #ended = new Map<string, PlayOutcome>();
  #running: Running | undefined;

  constructor(sounds: SoundCache, onEnd: (outcome: PlayOutcome) => void) {
    this.#sounds = sounds;
    this.#onEnd = onEnd;
  }

  /** The sounding player, and whether it plays over what the leg hears. */
  get sounding(): { readonly player: Player; readonly over: boolean } | undefined {
    const running = this.#running;
    return running?.player ? { player: running.player, over: running.request.over === true } : undefined;
  }

  /** Starts a play; one that runs goes on, one that has ended says so again. */
  async start(request: PlayRequest, format: SoundFormat): Promise<void> {
    if (this.#running?.request.play === request.play) return;
    const before = this.#ended.get(request.play);
    if (before) return this.#onEnd(before);
    this.stop();
    const running: Running = { request, player: undefined };
    this.#running = running;
    const loaded = await this.#load(request, format);
    if (this.#running !== running) return;
    if (loaded.ok) running.player = new Player(format, loaded.value, request.loop);
    else this.#end("failed", loaded.error);
  }

  /** Ends the play of this id, or any. */
  stop(play?: string): void {
    if (this.#running && (play === undefined || this.#running.request.play === play)) this.#end("stopped");
  }

  /** After each frame read. */
  afterFrame(): void {
    if (this.#running?.player?.finished) this.#end("finished");
  }

  #end(how: PlayOutcome["how"], why?: string): void {
    const play = this.#running?.request.play;
    this.#running = undefined;
    if (play === undefined) return;
    const outcome: PlayOutcome = { play, how, ...(why === undefined ? {} : { why }) };
    this.#ended.set(play, outcome);
    for (const oldest of this.#ended.keys()) {
      if (this.#ended.size <= REMEMBERED) break;
      this.#ended.delete(oldest);
    }
    this.#onEnd(outcome);
  }

  async #load(request: PlayRequest, format: SoundFormat): Promise<Result<readonly PlayerSound[], string>> {
    const sounds: PlayerSound[] = [];
    const perMs = rateOf(format) / 1_000;
    for (const sound of request.sounds) {
      if (sound.kind === "file") {
        const codes = await this.#sounds.load(sound.path, format, sound.key);
        if (!codes.ok) return codes;
        sounds.push({ kind: "codes", codes: codes.value });
      } else if (sound.kind === "silence") {
        sounds.push({ kind: "silence", length: Math.round(sound.forMs * perMs) });
      } else {
        const length = Math.round(sound.forMs * perMs);
        sounds.push({ kind: "tone", hertz: sound.hertz, levelDb: sound.levelDb ?? -10, length });
      }
    }
    return { ok: true, value: sounds };
  }
}
