import { err, ok, type Result } from "@patchbay/base/result";
import { type Law, PCMA, PCMU } from "@patchbay/rtp/g711";
import { type AgreedAudio, agreeAudio } from "@patchbay/rtp/negotiate";
import { parseSdp, type RtpFormat, type SdpDirection, type SessionDescription } from "@patchbay/rtp/sdp";
import { type LocalAudio, writeAnswer, writeOffer } from "@patchbay/rtp/sdp-write";
import type { WireMediaError } from "@patchbay/wire/media-rpc";
import type { LegTransport } from "./leg-transport.ts";
import { PlainTransport } from "./plain-transport.ts";
import { SecureTransport } from "./secure-transport.ts";
import type { TransportTools } from "./transport-tools.ts";

const LAWS: Readonly<Record<string, Law>> = { PCMA, PCMU };
const DEFAULT_CODECS = ["PCMA", "PCMU"];
const PAYLOAD_TYPES: Readonly<Record<string, number>> = { PCMU: 0, PCMA: 8 };
const EVENTS: RtpFormat = { payloadType: 101, name: "TELEPHONE-EVENT", clock: 8_000, parameters: "0-15" };
const BUSY = { code: "media.busy", retryAfterMs: 5_000 } as const;

/** What offer and answer came to, as the audio paths need it. */
export interface Agreement {
  readonly law: Law;
  /** The party's payload types: what we send. */
  readonly payloadType: number;
  readonly eventPayloadType: number | undefined;
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
  #offered: readonly RtpFormat[] = [];
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

  /** Takes the party's offer; the same offer again changes nothing. */
  async answer(offerSdp: string): Promise<Result<undefined, WireMediaError>> {
    if (offerSdp === this.#remoteSdp) return ok();
    const read = readAudio(offerSdp, Object.keys(LAWS));
    if (!read.ok) return read;
    const { description, audio } = read.value;
    const opened = await this.#open(audio.kind);
    if (!opened.ok) return opened;
    const formats = audio.events ? [audio.codec, audio.events] : [audio.codec];
    this.#connect(audio);
    this.#agree(audio, audio.codec.payloadType, audio.events ? [audio.events.payloadType] : []);
    this.#remoteSdp = offerSdp;
    const local = this.#local(opened.value, formats, audio.direction, audio.mid, audio.rtcpMux, "passive");
    this.#localSdp = writeAnswer(local, description, audio.section);
    this.#version += 1;
    return ok();
  }

  /** Makes an offer, on a leg that has one outstanding the same again. */
  async offer(
    kind: "rtp" | "webrtc",
    codecs: readonly string[] = DEFAULT_CODECS,
  ): Promise<Result<undefined, WireMediaError>> {
    if (this.#offered.length > 0) return ok();
    const usable = codecs.filter((codec) => LAWS[codec] !== undefined);
    if (usable.length === 0) return err({ code: "media.no-common-codec" });
    const opened = await this.#open(kind);
    if (!opened.ok) return opened;
    const formats = usable.map((name) => ({ payloadType: PAYLOAD_TYPES[name]!, name, clock: 8_000 }));
    this.#offered = [...formats, EVENTS];
    const mid = kind === "webrtc" ? "0" : undefined;
    const local = this.#local(opened.value, this.#offered, "sendrecv", mid, kind === "webrtc", "actpass");
    this.#localSdp = writeOffer(local);
    this.#version += 1;
    return ok();
  }

  /** Completes the outstanding offer. */
  async accept(answerSdp: string): Promise<Result<undefined, WireMediaError>> {
    if (this.#offered.length === 0) {
      return answerSdp === this.#remoteSdp ? ok() : err({ code: "media.bad-sdp", why: "no offer is outstanding" });
    }
    const read = readAudio(
      answerSdp,
      this.#offered.map((format) => format.name),
    );
    if (!read.ok) return read;
    const { audio } = read.value;
    if (audio.kind !== this.kind) return err({ code: "media.bad-sdp", why: "the answer is of another kind" });
    const ours = this.#offered.find((format) => format.name === audio.codec.name);
    this.#connect(audio);
    this.#agree(audio, ours?.payloadType ?? audio.codec.payloadType, [EVENTS.payloadType]);
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

  #connect(audio: AgreedAudio): void {
    this.#transport?.connect(audio);
  }

  #agree(audio: AgreedAudio, receivePayloadType: number, receiveEventTypes: readonly number[]): void {
    const theirs = audio.events?.payloadType;
    this.#agreement = {
      law: LAWS[audio.codec.name]!,
      payloadType: audio.codec.payloadType,
      eventPayloadType: theirs,
      receivePayloadType,
      receiveEventTypes: theirs === undefined ? receiveEventTypes : [...new Set([...receiveEventTypes, theirs])],
      direction: audio.direction,
    };
  }

  #local(
    transport: LegTransport,
    formats: readonly RtpFormat[],
    direction: SdpDirection,
    mid: string | undefined,
    rtcpMux: boolean,
    setup: "actpass" | "passive",
  ): LocalAudio {
    return {
      sessionId: this.#ssrc,
      version: this.#version,
      address: this.#tools.advertise,
      port: transport.port,
      formats: formats.map((format) => (format.name === EVENTS.name ? { ...format, parameters: "0-15" } : format)),
      direction,
      rtcpMux,
      ssrc: this.#ssrc,
      ...(mid === undefined ? {} : { mid }),
      ...(transport instanceof SecureTransport ? { webrtc: { ...transport.credentials, setup } } : {}),
    };
  }
}

function readAudio(
  sdp: string,
  codecs: readonly string[],
): Result<{ description: SessionDescription; audio: AgreedAudio }, WireMediaError> {
  const parsed = parseSdp(sdp);
  if (!parsed.ok) return err({ code: "media.bad-sdp", why: parsed.error });
  const audio = agreeAudio(parsed.value, codecs);
  return audio.ok ? ok({ description: parsed.value, audio: audio.value }) : audio;
}
