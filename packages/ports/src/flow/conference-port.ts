import type { Result } from "@patchbay/base/result";
import type { Millis } from "@patchbay/base/time";
import type { EffectContext } from "../flow-ports.ts";

/** Rooms of the tenant where callers talk together. A room stands as long as somebody is in it. */
export interface ConferencePort {
  /** Joins the caller to the room until they leave by the key; hanging up leaves, too. */
  join(request: JoinRequest, context: EffectContext): Promise<Result<ConferenceEnd, ConferenceError>>;
}

export interface JoinRequest {
  readonly room: string;
  /** So many are in it at most. */
  readonly most: number;
  /** Begins as a listener. */
  readonly muted: boolean;
  readonly leaveDigit?: string;
  /** Mutes and unmutes oneself. */
  readonly muteDigit?: string;
  /** Keys of one who runs the room; undefined of everybody else. */
  readonly moderates?: ModeratorKeys;
  /** Prompt heard while alone; undefined = the tenant's hold music. */
  readonly music?: string;
  /** Short tones tell the others who comes and goes. */
  readonly chimes: boolean;
}

/** Each key undoes what it did when it is pressed again. */
export interface ModeratorKeys {
  /** Nobody else comes in but moderators. */
  readonly lockDigit?: string;
  /** Only moderators are heard. */
  readonly hushDigit?: string;
  /** Everybody leaves. */
  readonly endDigit?: string;
}

export interface ConferenceEnd {
  /** `full` also where the room is locked. */
  readonly ended: "left" | "full";
  readonly stayedMs: Millis;
}

/** Another runtime has the room, whose callers could not be heard here. */
export interface ConferenceError {
  readonly code: "conference.elsewhere";
  readonly room: string;
}
