import type { CallId } from "@patchbay/base/ids";
import type { Result } from "@patchbay/base/result";
import { type MediaHealth, type MediaMethod, mediaRequests, type WireMediaError } from "@patchbay/wire/media-rpc";
import type { Engine, EngineMethod } from "./engine.ts";

export type RequestAnswer =
  | { readonly type: "answer"; readonly value: unknown }
  | { readonly type: "error"; readonly error: WireMediaError }
  | { readonly type: "refused"; readonly why: string };

/** Which calls a client shows an interest in by its requests. */
export interface CallInterest {
  places(call: CallId): void;
  asksFor(call: CallId): void;
}

/** What is asked of the worker as a whole. */
export interface WorkerDoor {
  health(): MediaHealth;
  drain(on: boolean): void;
}

/** Parses a request, hands it to the engine, and tells which call it is about. */
export class MediaRequests {
  readonly #engine: Engine;
  readonly #worker: WorkerDoor;

  constructor(engine: Engine, worker: WorkerDoor) {
    this.#engine = engine;
    this.#worker = worker;
  }

  async handle(method: string, params: unknown, interest: CallInterest): Promise<RequestAnswer> {
    if (!isMethod(method)) return { type: "refused", why: `there is no method ${method.slice(0, 40)}` };
    const parsed = mediaRequests[method].safeParse(params);
    if (!parsed.success) return { type: "refused", why: parsed.error.issues[0]?.message ?? "malformed" };
    if (method === "health") return { type: "answer", value: this.#worker.health() };
    if (method === "drain") {
      this.#worker.drain((parsed.data as { on: boolean }).on);
      return { type: "answer", value: undefined };
    }
    const run = this.#engine[method].bind(this.#engine) as (
      params: unknown,
    ) => Promise<Result<unknown, WireMediaError>>;
    if (method === "answer" || method === "offer") interest.places((parsed.data as { call: CallId }).call);
    const result = await run(parsed.data);
    if (!result.ok) return { type: "error", error: result.error };
    if (method === "legsOf") interest.asksFor((parsed.data as { call: CallId }).call);
    return { type: "answer", value: result.value };
  }
}

function isMethod(method: string): method is MediaMethod & (EngineMethod | "health" | "drain") {
  return Object.hasOwn(mediaRequests, method);
}
