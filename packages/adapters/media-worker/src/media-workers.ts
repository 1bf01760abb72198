import { randomUUID } from "node:crypto";
import type { CallId, LegId, RecordingId } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import type {
  AnswerLeg,
  ForkRequest,
  LegDescription,
  LegStats,
  ListenRequest,
  MediaError,
  MediaEvent,
  MediaPort,
  OfferLeg,
  PlayRequest,
  RecordingEnd,
  RecordRequest,
} from "@patchbay/ports/media";
import type { MediaAnswer, MediaHealth, MediaMethod, MediaParams } from "@patchbay/wire/media-rpc";
import { WorkerConnection } from "./worker-connection.ts";

export interface MediaWorkersOptions {
  /** `ws://host:port` of each worker. */
  readonly urls: readonly string[];
  /** Names this client to the workers, beside a number of its own for each life: a restarted client must ask for its calls. */
  readonly client: string;
  readonly secret?: string;
  /** How long a call waits for a first connection to any worker, and a lost worker for its return. */
  readonly connectMs?: number;
  readonly lostAfterMs?: number;
}

const CONNECT_MS = 3_000;
const LOST_AFTER_MS = 4_000;
/** When there is no other worker to go to, its own return is worth a longer wait. */
const ONLY_WORKER_FACTOR = 5;
/** Ended recordings whose worker is remembered. */
const REMEMBERED_RECORDINGS = 5_000;

/** Where a call lives, with its legs. */
interface Home {
  readonly worker: WorkerConnection;
  readonly legs: Set<LegId>;
}

/**
 * The media plane over one or more workers. A call lives on one of them: the least loaded one when its first leg is
 * made. A worker that restarts, or stays away too long, has lost its legs; each then ends with `lost`.
 */
export class MediaWorkers implements MediaPort {
  readonly #options: MediaWorkersOptions;
  readonly #workers: readonly WorkerConnection[];
  readonly #homes = new Map<CallId, Home>();
  readonly #callOfLeg = new Map<LegId, CallId>();
  readonly #workerOfRecording = new Map<RecordingId, WorkerConnection>();
  readonly #listeners = new Set<(event: MediaEvent) => void>();
  readonly #placed = new Map<WorkerConnection, number>();
  readonly #givenUp = new Map<WorkerConnection, readonly LegId[]>();
  readonly #away = new Map<WorkerConnection, NodeJS.Timeout>();

  constructor(options: MediaWorkersOptions) {
    this.#options = options;
    // Were the name the same after a restart, events would come before anybody is ready to hear them.
    const client = `${options.client}/${randomUUID()}`;
    this.#workers = options.urls.map((url) => {
      const worker: WorkerConnection = new WorkerConnection(url, client, options.secret ?? "", {
        event: (event) => this.#tell(event),
        opened: () => this.#returned(worker),
        left: () => this.#left(worker),
        refused: () => this.#dead(worker),
        restarted: () => this.#lose(worker),
      });
      return worker;
    });
  }

  answer(request: AnswerLeg): Promise<Result<LegDescription, MediaError>> {
    return this.#place(request.call, request.leg, (worker) => worker.request("answer", request));
  }

  offer(request: OfferLeg): Promise<Result<LegDescription, MediaError>> {
    const { codecs, ...rest } = request;
    const params = { ...rest, ...(codecs ? { codecs: [...codecs] } : {}) };
    return this.#place(rest.call, rest.leg, (worker) => worker.request("offer", params));
  }

  accept(leg: LegId, answerSdp: string): Promise<Result<LegDescription, MediaError>> {
    return this.#onLeg("accept", { leg, answerSdp });
  }

  hear(leg: LegId, sources: readonly LegId[]): Promise<Result<undefined, MediaError>> {
    return this.#onLeg("hear", { leg, sources: [...sources] });
  }

  play(request: PlayRequest): Promise<Result<undefined, MediaError>> {
    const sounds = request.sounds.map((sound) =>
      sound.kind === "tone" ? { ...sound, hertz: [...sound.hertz] } : sound,
    );
    return this.#onLeg("play", { ...request, sounds });
  }

  stop(leg: LegId, play: string): Promise<Result<undefined, MediaError>> {
    return this.#onLeg("stop", { leg, play });
  }

  sendDigits(leg: LegId, digits: string): Promise<Result<undefined, MediaError>> {
    return this.#onLeg("sendDigits", { leg, digits });
  }

  record(request: RecordRequest): Promise<Result<undefined, MediaError>> {
    const worker = this.#workerOf(request.leg);
    if (worker) {
      this.#workerOfRecording.set(request.recording, worker);
      for (const oldest of this.#workerOfRecording.keys()) {
        if (this.#workerOfRecording.size <= REMEMBERED_RECORDINGS) break;
        this.#workerOfRecording.delete(oldest);
      }
    }
    return this.#onLeg("record", request);
  }

  pauseRecording(recording: RecordingId, paused: boolean): Promise<Result<undefined, MediaError>> {
    return this.#onRecording(recording, (worker) => worker.request("pauseRecording", { recording, paused }));
  }

  stopRecording(recording: RecordingId): Promise<Result<RecordingEnd, MediaError>> {
    return this.#onRecording(recording, (worker) => worker.request("stopRecording", { recording }));
  }

  fork(request: ForkRequest): Promise<Result<undefined, MediaError>> {
    return this.#onLeg("fork", { ...request, facts: { ...request.facts } });
  }

  unfork(leg: LegId): Promise<Result<undefined, MediaError>> {
    return this.#onLeg("unfork", { leg });
  }

  listenFor(request: ListenRequest): Promise<Result<undefined, MediaError>> {
    return this.#onLeg("listenFor", request);
  }

  async release(leg: LegId): Promise<Result<undefined, MediaError>> {
    const worker = this.#workerOf(leg);
    if (!worker) return ok();
    const released = await worker.request("release", { leg });
    if (released.ok) this.#forgetLeg(leg);
    return released;
  }

  async legsOf(call: CallId): Promise<readonly LegDescription[]> {
    const found = await Promise.all(
      this.#workers.map(async (worker) => {
        if (!(await worker.opened(this.#connectMs))) return [];
        const legs = await worker.request("legsOf", { call });
        if (!legs.ok) return [];
        for (const { leg } of legs.value) this.#remember(call, leg, worker);
        return legs.value;
      }),
    );
    return found.flat();
  }

  stats(leg: LegId): Promise<Result<LegStats, MediaError>> {
    return this.#onLeg("stats", { leg });
  }

  onEvent(listener: (event: MediaEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The state of every worker that is connected. */
  async health(): Promise<readonly MediaHealth[]> {
    const reports = await Promise.all(this.#workers.map((worker) => worker.request("health", {})));
    return reports.flatMap((report) => (report.ok ? [report.value] : []));
  }

  /** Leaves the workers; their calls go on for the workers' grace time. */
  close(): void {
    for (const timer of this.#away.values()) clearTimeout(timer);
    for (const worker of this.#workers) worker.close();
  }

  get #connectMs(): number {
    return this.#options.connectMs ?? CONNECT_MS;
  }

  async #place(
    call: CallId,
    leg: LegId,
    step: (worker: WorkerConnection) => Promise<Result<LegDescription, MediaError>>,
  ): Promise<Result<LegDescription, MediaError>> {
    const home = this.#homes.get(call);
    const candidates = home ? [home.worker] : await this.#byLoad();
    let outcome: Result<LegDescription, MediaError> = err({ code: "media.no-worker" });
    for (const worker of candidates) {
      // Placed there again under its old id: a worker that returns must not be told to let go of it.
      const givenUp = this.#givenUp.get(worker);
      if (givenUp) {
        this.#givenUp.set(
          worker,
          givenUp.filter((each) => each !== leg),
        );
      }
      // At once, and not when the answer is there: two first legs placed together must land together.
      const fresh = this.#remember(call, leg, worker);
      outcome = await step(worker);
      if (outcome.ok) return outcome;
      if (fresh) this.#forgetLeg(leg);
      if (outcome.error.code !== "media.busy") return outcome;
    }
    return outcome;
  }

  /** Connected workers, those that take calls first, and of them the emptiest; waits for the first one after a start. */
  async #byLoad(): Promise<readonly WorkerConnection[]> {
    const open = () => this.#workers.filter((worker) => worker.open);
    if (open().length === 0) {
      const opened = this.#workers.map(async (worker) => {
        if (!(await worker.opened(this.#connectMs))) throw new Error("not connected");
      });
      await Promise.any(opened).catch(() => {});
    }
    return open().sort((left, right) => this.#share(left) - this.#share(right));
  }

  #onLeg<Method extends MediaMethod>(
    method: Method,
    params: MediaParams<Method> & { readonly leg: LegId },
  ): Promise<Result<MediaAnswer<Method>, MediaError>> {
    const worker = this.#workerOf(params.leg);
    if (!worker) return Promise.resolve(err({ code: "media.unknown-leg", leg: params.leg }));
    return worker.request(method, params);
  }

  /** A recording whose worker this client does not know (it has restarted) is asked for everywhere. */
  async #onRecording<Value>(
    recording: RecordingId,
    step: (worker: WorkerConnection) => Promise<Result<Value, MediaError>>,
  ): Promise<Result<Value, MediaError>> {
    const known = this.#workerOfRecording.get(recording);
    let outcome: Result<Value, MediaError> = err({ code: "media.unknown-recording", recording });
    for (const worker of known ? [known] : this.#workers.filter(({ open }) => open)) {
      outcome = await step(worker);
      if (outcome.ok) return outcome;
    }
    return outcome;
  }

  #workerOf(leg: LegId): WorkerConnection | undefined {
    const call = this.#callOfLeg.get(leg);
    return call === undefined ? undefined : this.#homes.get(call)?.worker;
  }

  /** Says whether the leg is new here. */
  #remember(call: CallId, leg: LegId, worker: WorkerConnection): boolean {
    const home = this.#homes.get(call) ?? { worker, legs: new Set() };
    this.#homes.set(call, home);
    this.#callOfLeg.set(leg, call);
    if (home.legs.has(leg)) return false;
    home.legs.add(leg);
    this.#placed.set(worker, (this.#placed.get(worker) ?? 0) + 1);
    return true;
  }

  #forgetLeg(leg: LegId): void {
    const call = this.#callOfLeg.get(leg);
    const home = call === undefined ? undefined : this.#homes.get(call);
    this.#callOfLeg.delete(leg);
    if (call === undefined || !home?.legs.delete(leg)) return;
    this.#placed.set(home.worker, (this.#placed.get(home.worker) ?? 1) - 1);
    if (home.legs.size === 0) this.#homes.delete(call);
  }

  /** Filled share, above 1 of a worker that takes no new calls. What was placed here since the worker last told its load counts too. */
  #share(worker: WorkerConnection): number {
    const { legs, maxLegs, admits } = worker.load;
    const filled = maxLegs === 0 ? 1 : Math.max(legs, this.#placed.get(worker) ?? 0) / maxLegs;
    return admits ? filled : 1 + filled;
  }

  #left(worker: WorkerConnection): void {
    if (this.#away.has(worker)) return;
    const wait = this.#options.lostAfterMs ?? LOST_AFTER_MS;
    const lost = () => this.#lose(worker);
    const timer = setTimeout(() => {
      if (this.#hasOther(worker)) lost();
      else this.#away.set(worker, setTimeout(lost, wait * (ONLY_WORKER_FACTOR - 1)));
    }, wait);
    this.#away.set(worker, timer);
  }

  /** Its calls are taken elsewhere at once, if there is another worker. */
  #dead(worker: WorkerConnection): void {
    if (this.#hasOther(worker)) this.#lose(worker);
  }

  #hasOther(worker: WorkerConnection): boolean {
    return this.#workers.some((other) => other !== worker && other.open);
  }

  #returned(worker: WorkerConnection): void {
    clearTimeout(this.#away.get(worker));
    this.#away.delete(worker);
    // It was only out of reach: what was given up here must not go on there.
    for (const leg of this.#givenUp.get(worker) ?? []) void worker.request("release", { leg });
    this.#givenUp.delete(worker);
  }

  #lose(worker: WorkerConnection): void {
    const lost: { readonly call: CallId; readonly leg: LegId }[] = [];
    for (const [call, home] of [...this.#homes]) {
      if (home.worker !== worker) continue;
      for (const leg of [...home.legs]) {
        this.#forgetLeg(leg);
        this.#givenUp.set(worker, [...(this.#givenUp.get(worker) ?? []), leg]);
        lost.push({ call, leg });
      }
    }
    // All are forgotten before anybody hears of it, who may place the call anew at once.
    for (const { call, leg } of lost) this.#tell({ type: "lost", call, leg, at: Date.now() });
  }

  #tell(event: MediaEvent): void {
    for (const listener of [...this.#listeners]) listener(event);
  }
}
