import type { RTCSession, RTCSessionEventMap } from "jssip/lib/RTCSession";
import type { IncomingRequest } from "jssip/lib/SIPMessage";
import { type JssipCall, jssipCall, PEER_CONNECTION } from "./jssip-call.ts";
import { jssipLine } from "./jssip-line.ts";
import { type LevelMeter, meterOf } from "./level-meter.ts";
import { tryLine } from "./line-trial.ts";
import { type MediaWatch, watchMedia } from "./media-watch.ts";
import { type AudioChoice, closeStream, openMicrophone } from "./microphone.ts";
import type { Phone, PhoneOptions } from "./phone.ts";
import { IDLE_PHONE, nextPhoneState, type PhoneEvent, type PhoneState } from "./phone-state.ts";
import { microphoneProblem } from "./readiness.ts";
import { openSpeaker } from "./speaker.ts";

/**
 * A browser phone over JsSIP. JsSIP has no hook on page unload, and this adds none: a page that goes away says no BYE, so
 * that the server keeps the customer and attaches the next page to the same conversation.
 */
export function createJssipPhone(options: PhoneOptions): Phone {
  let state = IDLE_PHONE;
  let audio: AudioChoice = options.audio;
  let call: JssipCall | undefined;
  let microphone: MediaStream | undefined;
  let meters: { microphone?: LevelMeter; remote?: LevelMeter } = {};
  let pending: (() => void) | undefined;
  let dialled = 0;
  let trial: AbortController | undefined;
  let watch: MediaWatch | undefined;
  const listeners = new Set<() => void>();
  const speaker = openSpeaker(document);
  void speaker.use(audio.speaker).catch(() => {});

  const emit = (event: PhoneEvent) => {
    const before = state;
    state = nextPhoneState(state, event);
    if (state === before) return;
    if (before.call && !state.call) release();
    if (state.call) trial?.abort();
    watchOver(event, before);
    for (const listener of listeners) listener();
  };

  /** Keeps an eye on the audio of the call that is talked in. */
  const watchOver = (event: PhoneEvent, before: PhoneState) => {
    if (before.call?.session !== state.call?.session || state.call?.stage === "lost") {
      watch?.stop();
      watch = undefined;
    }
    const mine = call;
    // A phone that nobody can attach again has no use for it.
    const begins = options.register && event.type === "established" && state.call?.stage === "talking";
    if (begins && mine && !watch) {
      watch = watchMedia(mine.received, () => emit({ type: "media-lost", session: mine.id }), options);
    }
    if (event.type === "registered") watch?.hurry();
  };

  const release = () => {
    call = undefined;
    closeStream(microphone);
    microphone = undefined;
    meters.microphone?.close();
    meters.remote?.close();
    meters = {};
    speaker.silence();
  };

  const hearRemote = (of: string) => (stream: MediaStream) => {
    if (call?.id !== of) return;
    speaker.play(stream);
    meters.remote?.close();
    meters.remote = meterOf(options.context(), stream);
  };

  const takeMicrophone = async (): Promise<MediaStream> => {
    const stream = await openMicrophone(audio);
    closeStream(microphone);
    microphone = stream;
    meters.microphone?.close();
    meters.microphone = meterOf(options.context(), stream);
    return stream;
  };

  /** Opens the microphone for the call; without one the call cannot be had, and the cause says why. */
  const withMicrophone = async (mine: JssipCall, use: (stream: MediaStream) => void): Promise<void> => {
    try {
      const stream = await takeMicrophone();
      if (call !== mine) {
        if (!call) release();
        return;
      }
      if (state.call?.muted) for (const track of stream.getAudioTracks()) track.enabled = false;
      use(stream);
      // JsSIP keeps its own account of mute, and would switch the track on again after a hold.
      if (state.call?.muted) mine.mute(true);
    } catch (failure) {
      emit({ type: "ended", session: mine.id, by: "local", cause: microphoneProblem(failure) });
      mine.end(480);
    }
  };

  const answer = () => {
    if (!call || state.call?.stage !== "ringing") return;
    const mine = call;
    emit({ type: "answering", session: mine.id });
    void withMicrophone(mine, mine.answer);
  };

  const onInvite = (session: RTCSession, request: IncomingRequest) => {
    const attach = request.hasHeader("X-Patchbay-Attach");
    // Asked for on this very page a moment ago; unlike a re-attachment it takes no other call's place.
    const supervises = request.hasHeader("X-Patchbay-Supervise");
    if (call && !attach) {
      session.terminate({ status_code: 486 });
      return;
    }
    const { id } = session;
    const incoming = jssipCall(id, emit, hearRemote(id));
    incoming.bind(session);
    for (const [type, handler] of Object.entries(incoming.handlers)) {
      session.on(type as keyof RTCSessionEventMap, handler);
    }
    call?.abandon();
    call = incoming;
    const [offer, patchbayCall] = [request.getHeader("X-Patchbay-Offer"), request.getHeader("X-Patchbay-Call")];
    emit({
      type: "invited",
      session: id,
      party: session.remote_identity.display_name || session.remote_identity.uri.user,
      attach,
      ...(offer ? { offer } : {}),
      ...(patchbayCall ? { call: patchbayCall } : {}),
    });
    if (attach || supervises) answer();
  };

  const line = jssipLine(options, {
    emit,
    onInvite,
    onConnected: () => {
      pending?.();
      pending = undefined;
    },
    beforeStop: () => {
      if (!call) return;
      const mine = call;
      mine.abandon();
      emit({ type: "ended", session: mine.id, by: "local", cause: "stopped" });
    },
  });

  const dial = (target: string, headers: Readonly<Record<string, string>>) => {
    if (call) return;
    dialled += 1;
    const mine = jssipCall(`dialled-${dialled}`, emit, hearRemote(`dialled-${dialled}`));
    call = mine;
    emit({ type: "dialled", session: mine.id, party: target });
    const place = (stream: MediaStream) => {
      const extraHeaders = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
      const agent = line.agent();
      if (!agent) return emit({ type: "ended", session: mine.id, by: "system", cause: "Connection Error" });
      const session = agent.call(target, {
        mediaStream: stream,
        pcConfig: PEER_CONNECTION,
        extraHeaders,
        eventHandlers: mine.handlers,
      });
      mine.bind(session);
    };
    void withMicrophone(mine, (stream) => {
      if (line.agent()?.isConnected()) place(stream);
      else pending = () => call === mine && place(stream);
    });
  };

  return {
    snapshot: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start: line.start,
    stop: line.stop,
    replaced: line.replaced,
    call: (target, headers = {}) => dial(target, headers),
    answer,
    decline: () => state.call?.stage === "ringing" && call?.end(480),
    hangUp: () => {
      if (!call) return;
      const mine = call;
      mine.end();
      emit({ type: "ended", session: mine.id, by: "local", cause: "Terminated" });
    },
    mute: (on) => {
      call?.mute(on);
      if (call) emit({ type: "muted", session: call.id, on });
    },
    sendDigits: (digits) => call?.sendDigits(digits),
    setAudio: async (choice) => {
      audio = choice;
      await speaker.use(choice.speaker);
      if (call && microphone) {
        const mine = call;
        await mine.replaceMicrophone(await takeMicrophone());
      }
    },
    tryLine: async () => {
      const [agent, address] = [line.agent(), line.address()];
      if (!agent?.isRegistered() || address === undefined || call || trial) return undefined;
      trial = new AbortController();
      const { signal } = trial;
      try {
        const figures = await tryLine({ agent, address }, audio, options, signal);
        return signal.aborted ? undefined : figures;
      } finally {
        trial = undefined;
      }
    },
    levels: () => ({ microphone: meters.microphone?.level() ?? 0, remote: meters.remote?.level() ?? 0 }),
  };
}
