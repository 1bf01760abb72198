import type { MediaPorts } from "@patchbay/adapter-packets/media-ports";
import type { AudioCodec } from "@patchbay/rtp/audio-codec";
import type { Counters } from "./counters.ts";
import type { DtlsCertificate } from "./dtls-certificate.ts";
import type { LegReceiver } from "./leg-transport.ts";

/** What a transport needs of the worker and of its leg. */
export interface TransportTools {
  readonly ports: MediaPorts;
  readonly counters: Counters;
  readonly certificate: DtlsCertificate;
  readonly advertise: string;
  /** For parties with IPv6 addresses; empty where they are told the other one. */
  readonly advertise6: string;
  /** What the worker speaks, best first. */
  readonly codecs: readonly AudioCodec[];
  readonly receiver: LegReceiver;
}
