import { err, ok, type Result } from "@patchbay/base/result";
import type { AudioCodec } from "@patchbay/rtp/audio-codec";
import { type AgreedAudio, agreeAudio } from "@patchbay/rtp/negotiate";
import type { SdesCrypto } from "@patchbay/rtp/sdes";
import { parseSdp, type RtpFormat, type SdpDirection, type SessionDescription } from "@patchbay/rtp/sdp";
import { type LocalAudio, writeAnswer, writeOffer } from "@patchbay/rtp/sdp-write";
import type { WireMediaError } from "@patchbay/wire/media-rpc";
import type { LegTransport } from "./leg-transport.ts";
import { PlainTransport } from "./plain-transport.ts";
import { SdesKeys } from "./sdes-keys.ts";
import { SecureTransport } from "./secure-transport.ts";
import type { TransportTools } from "./transport-tools.ts";

const EVENT_KEYS = "0-15";
const BUSY = { code: "media.busy", retryAfterMs: 5_000 } as const;

/** Keys as events, once for each clock of the codecs (RFC 4733 §2.1). */
const EVENTS: readonly RtpFormat[] = [
  { payloadType: 101, name: "TELEPHONE-EVENT", clock: 8_000 },
  { payloadType: 110, name: "TELEPHONE-EVENT", clock: 48_000 },
];

/** What offer and answer came to, as the audio paths need it. */
export interface Agreement {
  readonly codec: AudioCodec;
  /** The party's payload types: what we send. */
  readonly payloadType: number;
  readonly eventPayloadType: number | undefined;
  /** Clock of the events; undefined when the party has none. */
  readonly eventClock: number | undefined;
  readonly noisePayloadType: number | undefined;
  /** Ours: what we receive. */
  readonly receivePayloadType: number;
  readonly receiveEventTypes: readonly number[];
  readonly direction: SdpDirection;
}

/** Offer and answer of one leg (RFC 3264), and the transport that they set up. */
export class LegSession {
  readonly #tools: TransportTools;
  readonly #ssrc: number;
  #transport: PlainTransport | SecureTransport | undefined;
  #version = 1;
  #localSdp = "";
  #remoteSdp = "";
  #offered: readonly AudioCodec[] = [];
  readonly #keys = new SdesKeys();
  /** The party's address is an IPv6 one. */
  #six = false;
  #agreement: Agreement | undefined;

  constructor(tools: TransportTools, ssrc: number) {
    this.#tools = tools;
    this.#ssrc = ssrc;
  }

  get kind(): "rtp" | "webrtc" {
    return this.#transport instanceof SecureTransport ? "webrtc" : "rtp";
  }

  get transport(): LegTransport | undefined {
    return this.#transport;
  }

  get localSdp(): string {
    return this.#localSdp;
  }

  get agreement(): Agreement | undefined {
    return this.#agreement;
  }

  /**
   * Takes the party's offer; the same offer again changes nothing. A trunk's order of codecs counts, of a browser, which puts
   * Opus first by habit, ours.
   */
  async answer(offerSdp: string): Promise<Result<undefined, WireMediaError>> {
    if (offerSdp === this.#remoteSdp) return ok();
    const read = readAudio(offerSdp, this.#tools.codecs, (kind) => (kind === "webrtc" ? "ours" : "theirs"));
    if (!read.ok) return read;
    const { description, audio } = read.value;
    const opened = await this.#open(audio.kind);
    if (!opened.ok) return opened;
    const crypto = audio.crypto && [this.#keys.answer(audio.crypto)];
    this.#connect(audio, crypto?.[0]);
    this.#agree(audio, audio.format.payloadType, audio.events ? [audio.events.payloadType] : []);
    this.#remoteSdp = offerSdp;
    const { parameters } = audio.codec.format;
    const codec = { ...audio.format, ...(parameters === undefined ? {} : { parameters }) };
    const local = this.#local(opened.value, {
      formats: [codec, ...(audio.noise ? [audio.noise] : []), ...(audio.events ? [audio.events] : [])],
      direction: audio.direction,
      rtcpMux: audio.rtcpMux,
      setup: "passive",
      ...(audio.mid === undefined ? {} : { mid: audio.mid }),
      ...(crypto ? { crypto } : {}),
    });
    this.#localSdp = writeAnswer(local, description, audio.section);
    this.#version += 1;
    return ok();
  }

  /** Makes an offer, on a leg that has one outstanding the same again. */
  async offer({ kind, codecs, encrypted }: OfferWish): Promise<Result<undefined, WireMediaError>> {
    if (this.#offered.length > 0) return ok();
    const ours = this.#tools.codecs;
    const usable = codecs ? codecs.flatMap((name) => ours.find((codec) => codec.name === name) ?? []) : ours;
    if (usable.length === 0) return err({ code: "media.no-common-codec" });
    const opened = await this.#open(kind);
    if (!opened.ok) return opened;
    this.#offered = usable;
    const clocks = new Set(usable.map(({ format }) => format.clock));
    const local = this.#local(opened.value, {
      formats: [...usable.map(({ format }) => format), ...EVENTS.filter(({ clock }) => clocks.has(clock))],
      direction: "sendrecv",
      rtcpMux: kind === "webrtc",
      setup: "actpass",
      ...(kind === "webrtc" ? { mid: "0" } : {}),
      ...(encrypted && kind === "rtp" ? { crypto: this.#keys.offer() } : {}),
    });
    this.#localSdp = writeOffer(local);
    this.#version += 1;
    return ok();
  }

  /** Completes the outstanding offer. */
  async accept(answerSdp: string): Promise<Result<undefined, WireMediaError>> {
    if (this.#offered.length === 0) {
      return answerSdp === this.#remoteSdp ? ok() : err({ code: "media.bad-sdp", why: "no offer is outstanding" });
    }
    const read = readAudio(answerSdp, this.#offered);
    if (!read.ok) return read;
    const { audio } = read.value;
    if (audio.kind !== this.kind) return err({ code: "media.bad-sdp", why: "the answer is of another kind" });
    const ours = audio.crypto && this.#keys.taken(audio.crypto);
    if (this.#keys.offered !== (ours !== undefined)) {
      return err({ code: "media.bad-sdp", why: "the answer does not take the encryption that was offered" });
    }
    this.#connect(audio, ours);
    this.#agree(
      audio,
      audio.codec.format.payloadType,
      EVENTS.map(({ payloadType }) => payloadType),
    );
    this.#remoteSdp = answerSdp;
    this.#offered = [];
    return ok();
  }

  close(): void {
    this.#transport?.close();
    this.#transport = undefined;
  }

  async #open(kind: "rtp" | "webrtc"): Promise<Result<LegTransport, WireMediaError>> {
    if (this.#transport && this.kind !== kind) {
      return err({ code: "media.bad-sdp", why: "a leg cannot change between plain and encrypted media" });
    }
    this.#transport ??= await (kind === "webrtc" ? SecureTransport : PlainTransport).open(this.#tools);
    return this.#transport ? ok(this.#transport) : err(BUSY);
  }

  #connect(audio: AgreedAudio, ours: SdesCrypto | undefined): void {
    this.#six = audio.remote.address.includes(":");
    this.#transport?.connect(audio);
    if (ours && audio.crypto && this.#transport instanceof PlainTransport) {
      this.#transport.encrypt(ours, audio.crypto);
    }
  }

  #agree(audio: AgreedAudio, receivePayloadType: number, receiveEventTypes: readonly number[]): void {
    const theirs = audio.events?.payloadType;
    this.#agreement = {
      codec: audio.codec,
      payloadType: audio.format.payloadType,
      eventPayloadType: theirs,
      eventClock: audio.events?.clock,
      noisePayloadType: audio.noise?.payloadType,
      receivePayloadType,
      receiveEventTypes: theirs === undefined ? receiveEventTypes : [...new Set([...receiveEventTypes, theirs])],
      direction: audio.direction,
    };
  }

  #local(transport: LegTransport, { setup, formats, ...rest }: LocalWish): LocalAudio {
    return {
      sessionId: this.#ssrc,
      version: this.#version,
      address: (this.#six && this.#tools.advertise6) || this.#tools.advertise,
      port: transport.port,
      formats: formats.map((each) => (each.name === "TELEPHONE-EVENT" ? { ...each, parameters: EVENT_KEYS } : each)),
      ssrc: this.#ssrc,
      ...rest,
      ...(transport instanceof SecureTransport ? { webrtc: { ...transport.credentials, setup } } : {}),
    };
  }
}

/** What an offer of ours shall be like. */
export interface OfferWish {
  readonly kind: "rtp" | "webrtc";
  /** Names, best first; all that the worker has where nothing is said. */
  readonly codecs?: readonly string[];
  /** RTP/SAVP with keys in SDP (RFC 4568). */
  readonly encrypted?: boolean;
}

type LocalWish = Pick<LocalAudio, "formats" | "direction" | "rtcpMux" | "mid" | "crypto"> & {
  readonly setup: "actpass" | "passive";
};

function readAudio(
  sdp: string,
  codecs: readonly AudioCodec[],
  prefer?: Parameters<typeof agreeAudio>[2],
): Result<{ description: SessionDescription; audio: AgreedAudio }, WireMediaError> {
  const parsed = parseSdp(sdp);
  if (!parsed.ok) return err({ code: "media.bad-sdp", why: parsed.error });
  const audio = agreeAudio(parsed.value, codecs, prefer);
  return audio.ok ? ok({ description: parsed.value, audio: audio.value }) : audio;
}
