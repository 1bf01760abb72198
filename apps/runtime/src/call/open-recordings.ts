import type { RecordingId } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import type { MediaError, MediaEvent, RecordingEnd, RecordRequest } from "@patchbay/ports/media";
import type { CallRecording } from "@patchbay/ports/store/call-store";
import type { CallResume } from "./call-resume.ts";
import type { Leg } from "./leg.ts";
import type { LiveCall } from "./live-call.ts";

type How = (MediaEvent & { type: "recorded" })["how"];
type Open = CallResume["recordings"][number];

/** The recordings of a call that run now; each is closed exactly once, whoever ends it, and then its row is complete. */
export class OpenRecordings {
  readonly #call: LiveCall;
  readonly #open = new Map<RecordingId, Open>();
  readonly #waiting = new Map<RecordingId, (how: How, end: RecordingEnd | undefined) => void>();

  constructor(call: LiveCall) {
    this.#call = call;
  }

  open(): Iterable<Open> {
    return this.#open.values();
  }

  /** After a restart: the worker went on writing them. */
  restore(open: Iterable<Open>): void {
    for (const recording of open) this.#open.set(recording.id, recording);
  }

  /** The one that an effect started, also before a restart. */
  byKey(key: string): Open | undefined {
    return [...this.#open.values()].find((recording) => recording.key === key);
  }

  /** The one of the whole call, if it runs. */
  conversation(): Open | undefined {
    return [...this.#open.values()].find(({ kind }) => kind === "conversation");
  }

  async start(
    leg: Leg,
    key: string,
    kind: CallRecording["kind"],
    options: Pick<RecordRequest, "sides" | "maxMs" | "silenceMs"> = {},
  ): Promise<Result<RecordingId, MediaError>> {
    const { world, identity } = this.#call;
    const id = this.byKey(key)?.id ?? (world.chance.id() as RecordingId);
    const path = this.#open.get(id)?.path ?? world.sounds.recordingPath(identity.tenant.id, id);
    const seal = await world.sounds.recordingSeal(identity.tenant.id, id);
    const sealed = seal ? { seal } : {};
    const started = await world.media.record({ leg: leg.id, recording: id, path, ...sealed, ...options });
    if (!started.ok) return err(started.error);
    if (this.#open.get(id)?.paused) await world.media.pauseRecording(id, true);
    if (!this.#open.has(id)) {
      this.#open.set(id, { id, path, kind, key });
      const row = { id, call: this.#call.id, kind, path, startedAt: world.clock.now() };
      this.#call.ledger.record("recording", () => this.#call.stores.calls.addRecording(row));
      this.#call.keep();
    }
    return ok(id);
  }

  /** The worker that wrote them is gone: each file stays as far as it came, and the conversation goes on in another one. */
  async renew(): Promise<void> {
    for (const { id, kind, key, paused } of [...this.#open.values()]) {
      this.#close(id, undefined, "failed");
      if (kind !== "conversation") continue;
      const started = await this.start(this.#call.customer, key, kind);
      const next = started.ok && this.#open.get(started.value);
      if (next && paused) await this.#pause(next, true);
    }
    this.#call.keep();
  }

  /** An agent paused the recording of the conversation. */
  get paused(): boolean {
    return this.#conversations().some((recording) => recording.paused);
  }

  async pause(paused: boolean): Promise<boolean> {
    const done = await Promise.all(this.#conversations().map((recording) => this.#pause(recording, paused)));
    this.#call.keep();
    this.#call.conversation?.tell();
    return done.length > 0 && done.every((ok) => ok);
  }

  async #pause(recording: Open, paused: boolean): Promise<boolean> {
    const done = await this.#call.world.media.pauseRecording(recording.id, paused);
    if (done.ok && this.#open.has(recording.id)) this.#open.set(recording.id, { ...recording, paused });
    return done.ok;
  }

  #conversations(): readonly Open[] {
    return [...this.#open.values()].filter((recording) => recording.kind === "conversation");
  }

  /** Resolves when the recording ends by itself or by `stop`. */
  whenEnded(id: RecordingId): Promise<{ readonly how: How; readonly end: RecordingEnd | undefined }> {
    return new Promise((resolve) => this.#waiting.set(id, (how, end) => resolve({ how, end })));
  }

  async stop(id: RecordingId): Promise<void> {
    if (!this.#open.has(id)) return;
    const stopped = await this.#call.world.media.stopRecording(id);
    if (stopped.ok) this.ended(stopped.value, "stopped");
    else this.#close(id, undefined, "failed");
  }

  async stopAll(): Promise<void> {
    await Promise.all([...this.#open.keys()].map((id) => this.stop(id)));
  }

  ended(end: RecordingEnd, how: How): void {
    this.#close(end.recording, end, how);
  }

  #close(id: RecordingId, end: RecordingEnd | undefined, how: How): void {
    if (!this.#open.delete(id)) return;
    const { calls } = this.#call.stores;
    // A recording whose worker is gone keeps its file; its length is what the player finds in it.
    if (end) this.#call.ledger.record("recording end", () => calls.finishRecording(id, end.durationMs, end.bytes));
    this.#call.announce({ type: "recording.ready", call: this.#call.id, recording: id });
    this.#call.keep();
    this.#waiting.get(id)?.(how, end);
    this.#waiting.delete(id);
  }
}
