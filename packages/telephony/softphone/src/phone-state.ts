/**
 * What a browser phone is doing. Line and call are apart: a lost socket does not end the audio of a call in progress.
 * JSON only; `jssip-phone.ts` feeds it, React reads it.
 */
export interface PhoneState {
  readonly line: PhoneLine;
  readonly call?: PhoneCall;
  /** The call before, so that a screen can say how it ended. */
  readonly last?: EndedCall;
  /** Sessions that are over, newest last: whatever arrives late about them changes nothing. */
  readonly over: readonly string[];
}

export type PhoneLine =
  | { readonly status: "off" }
  | { readonly status: "registering" }
  | { readonly status: "ready" }
  /** The socket is gone; it is being opened again. */
  | { readonly status: "reconnecting" }
  /** Another tab or machine is this user's phone now. */
  | { readonly status: "replaced" }
  | { readonly status: "failed"; readonly why: PhoneFailure };

/** `credentials`: the server gave none; `refused`: it did not take them; `unreachable`: no socket from the start. */
export type PhoneFailure = "credentials" | "refused" | "unreachable";

export type CallStage = "ringing" | "dialling" | "connecting" | "talking" | "lost";

export interface PhoneCall {
  readonly session: string;
  /** `lost`: the media path broke; the customer is still with the server, ask it to attach us again. */
  readonly stage: CallStage;
  readonly direction: "in" | "out";
  readonly party: string;
  /** `X-Patchbay-Call`, `X-Patchbay-Offer` of the INVITE. */
  readonly call?: string;
  readonly offer?: string;
  /** The server puts us back into a conversation that we are already in: answered without asking. */
  readonly attach: boolean;
  readonly muted: boolean;
  readonly held: boolean;
}

export interface EndedCall {
  readonly session: string;
  readonly call?: string;
  readonly by: "local" | "remote" | "system";
  /** JsSIP's cause, e.g. `Canceled`, `Busy`, `User Denied Media Access`. */
  readonly cause: string;
  /** The server called to put us back into a conversation, and gave up before we had answered. */
  readonly unattached?: true;
}

export type PhoneEvent =
  | { readonly type: "started" }
  | { readonly type: "registered" }
  | { readonly type: "disconnected" }
  | { readonly type: "replaced" }
  | { readonly type: "line-failed"; readonly why: PhoneFailure }
  | { readonly type: "stopped" }
  | {
      readonly type: "invited";
      readonly session: string;
      readonly party: string;
      readonly call?: string;
      readonly offer?: string;
      readonly attach: boolean;
    }
  | { readonly type: "dialled"; readonly session: string; readonly party: string }
  | { readonly type: "answering"; readonly session: string }
  | { readonly type: "established"; readonly session: string }
  | { readonly type: "muted"; readonly session: string; readonly on: boolean }
  | { readonly type: "held"; readonly session: string; readonly on: boolean }
  | { readonly type: "media-lost"; readonly session: string }
  | {
      readonly type: "ended";
      readonly session: string;
      readonly by: EndedCall["by"];
      readonly cause: string;
    };

export const IDLE_PHONE: PhoneState = { line: { status: "off" }, over: [] };

const REMEMBERED = 32;
const ORDER: readonly CallStage[] = ["ringing", "dialling", "connecting", "talking", "lost"];

const TALKED: readonly CallStage[] = ["talking", "lost"];

/** Total: an event that does not fit leaves the very same state, so that order and repetition on the wire cannot wedge the phone. */
export function nextPhoneState(state: PhoneState, event: PhoneEvent): PhoneState {
  switch (event.type) {
    case "started":
      return withLine(state, { status: "registering" });
    case "registered":
      return isUp(state.line) ? withLine(state, { status: "ready" }) : state;
    case "disconnected":
      return isUp(state.line) ? withLine(state, { status: "reconnecting" }) : state;
    case "line-failed":
      return isUp(state.line) ? withLine(state, { status: "failed", why: event.why }) : state;
    case "replaced":
      return state.line.status === "off" ? state : withLine(state, { status: "replaced" });
    case "stopped":
      return state.line.status === "replaced" ? state : withLine(state, { status: "off" });
    case "invited":
      return invite(state, event);
    case "dialled":
      return state.call || state.over.includes(event.session)
        ? state
        : withCall(state, { ...fresh(event), stage: "dialling", direction: "out" });
    case "answering":
      return advance(state, event.session, "connecting");
    case "established":
      return advance(state, event.session, "talking");
    case "media-lost":
      return advance(state, event.session, "lost");
    case "muted":
      return change(state, event.session, { muted: event.on });
    case "held":
      return change(state, event.session, { held: event.on });
    case "ended":
      return end(state, event);
  }
}

export type PhoneStatus = PhoneLine["status"] | CallStage | "held";

/** The one word for the status bar: the call if there is one, else the line. */
export function phoneStatus(state: PhoneState): PhoneStatus {
  if (!state.call) return state.line.status;
  return state.call.stage === "talking" && state.call.held ? "held" : state.call.stage;
}

/** May this phone be rung right now? */
export function isReachable(state: PhoneState): boolean {
  return state.line.status === "ready";
}

function isUp(line: PhoneLine): boolean {
  return line.status !== "off" && line.status !== "replaced";
}

function withLine(state: PhoneState, line: PhoneLine): PhoneState {
  return state.line.status === line.status && line.status !== "failed" ? state : { ...state, line };
}

function withCall(state: PhoneState, call: PhoneCall): PhoneState {
  return { line: state.line, call, over: state.over };
}

function fresh(event: { readonly session: string; readonly party: string }) {
  return { session: event.session, party: event.party, attach: false, muted: false, held: false };
}

function invite(state: PhoneState, event: PhoneEvent & { type: "invited" }): PhoneState {
  if (state.over.includes(event.session) || state.call?.session === event.session) return state;
  // One call at a time; only the server's re-attachment takes the place of the call that it continues.
  if (state.call && !event.attach) return state;
  const { type: _, ...facts } = event;
  const before = state.call ? remember(state.over, state.call.session) : state.over;
  const muted = state.call?.muted ?? false;
  return withCall({ ...state, over: before }, { ...fresh(event), ...facts, stage: "ringing", direction: "in", muted });
}

function advance(state: PhoneState, session: string, stage: CallStage): PhoneState {
  if (state.call?.session !== session) return state;
  if (ORDER.indexOf(stage) <= ORDER.indexOf(state.call.stage)) return state;
  return { ...state, call: { ...state.call, stage } };
}

function change(state: PhoneState, session: string, facts: Partial<Pick<PhoneCall, "muted" | "held">>): PhoneState {
  return state.call?.session === session ? { ...state, call: { ...state.call, ...facts } } : state;
}

function end(state: PhoneState, event: PhoneEvent & { type: "ended" }): PhoneState {
  if (state.over.includes(event.session)) return state;
  const over = remember(state.over, event.session);
  if (state.call?.session !== event.session) return { ...state, over };
  const last: EndedCall = {
    session: event.session,
    by: event.by,
    cause: event.cause,
    ...(state.call.call === undefined ? {} : { call: state.call.call }),
    ...(state.call.attach && !TALKED.includes(state.call.stage) ? { unattached: true } : {}),
  };
  return { line: state.line, last, over };
}

function remember(over: readonly string[], session: string): readonly string[] {
  return [...over, session].slice(-REMEMBERED);
}
