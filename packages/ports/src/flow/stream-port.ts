import type { Result } from "@patchbay/base/result";
import type { EffectContext } from "../flow-ports.ts";

/** A live copy of the call's audio to somebody's WebSocket: at most one at a time, to the end of the call at the latest. */
export interface StreamPort {
  /** Takes the place of one that runs. Resolves when the other end has taken the connection. */
  start(request: StreamRequest, context: EffectContext): Promise<Result<undefined, StreamError>>;
  stop(context: EffectContext): Promise<void>;
}

export interface StreamRequest {
  /** `wss://…`; only addresses that the operator allows. */
  readonly url: string;
  /** `party`: what the caller says. `both`: on a second channel what the caller hears. */
  readonly sides: "party" | "both";
  /** The other end is heard by the caller, too (a voice bot). */
  readonly speaks?: boolean;
  /** Told to the other end first. */
  readonly facts: Readonly<Record<string, string>>;
}

export interface StreamError {
  readonly code: "stream.refused";
  readonly why: string;
}
