import type { Millis } from "@patchbay/base/time";
import type { PhoneFigures } from "@patchbay/domain/phone-check";
import type { UA } from "jssip";
import type { RTCSession } from "jssip/lib/RTCSession";
import { PEER_CONNECTION } from "./jssip-call.ts";
import { type AudioChoice, closeStream, openMicrophone } from "./microphone.ts";
import type { PhoneOptions } from "./phone.ts";
import { statsFigures } from "./stats-figures.ts";

/** The server reports every five seconds what it has heard; a report more, so that a late one still counts. */
const LONGEST: Millis = 9_000;
const LOOK_EVERY: Millis = 200;
const SIGNALLING_LONGEST: Millis = 5_000;

/** JsSIP's typings leave OPTIONS out. */
interface AsksOptions {
  sendOptions(target: string, body: undefined, options: { readonly eventHandlers: Record<string, () => void> }): void;
}

/**
 * Tries the line as a call would use it: a question to the SIP server and back, then a call to the server itself
 * (`check-<user>`), which listens and reports. `address`: the phone's own, `sip:user@host`. Ends early when aborted. Nobody is rung and no contact is kept.
 */
export async function tryLine(
  { agent, address }: { readonly agent: UA; readonly address: string },
  audio: AudioChoice,
  { now, later }: Pick<PhoneOptions, "now" | "later">,
  signal: AbortSignal,
): Promise<PhoneFigures> {
  const pause = (millis: Millis) => new Promise<void>((done) => void later(millis, done));
  const [user, host] = address.replace(/^sip:/, "").split("@");
  const asked = now();
  const answered = await Promise.race([answerOf(agent, `sip:${host}`), pause(SIGNALLING_LONGEST).then(() => false)]);
  if (!answered || signal.aborted) return {};
  const signallingMs = now() - asked;

  const stream = await openMicrophone(audio);
  let session: RTCSession | undefined;
  let over = false;
  try {
    const end = () => {
      over = true;
    };
    session = agent.call(`sip:check-${user}@${host}`, {
      mediaStream: stream,
      pcConfig: PEER_CONNECTION,
      eventHandlers: { failed: end, ended: end, icecandidate: ({ ready }) => ready() },
    });
    const until = now() + LONGEST;
    let figures: PhoneFigures = {};
    while (!over && !signal.aborted && now() < until) {
      await pause(LOOK_EVERY);
      figures = await figuresOf(session, figures);
      if (figures.lostUp !== undefined && figures.lostDown !== undefined) break;
    }
    return { signallingMs, ...figures };
  } finally {
    if (session && !session.isEnded()) session.terminate();
    closeStream(stream);
  }
}

function answerOf(agent: UA, target: string): Promise<boolean> {
  return new Promise((done) => {
    // Any answer of the server has gone there and back.
    const eventHandlers = { succeeded: () => done(true), failed: () => done(true) };
    (agent as unknown as AsksOptions).sendOptions(target, undefined, { eventHandlers });
  });
}

/** What was known before, where there is no connection to ask. */
async function figuresOf(session: RTCSession, before: PhoneFigures): Promise<PhoneFigures> {
  const connection = session.connection as RTCPeerConnection | undefined;
  if (!connection || connection.connectionState === "closed") return before;
  return statsFigures([...(await connection.getStats()).values()]);
}
