import type { Counters } from "./counters.ts";
import type { DtlsCertificate } from "./dtls-certificate.ts";
import type { LegReceiver } from "./leg-transport.ts";
import type { MediaPorts } from "./media-ports.ts";

/** What a transport needs of the worker and of its leg. */
export interface TransportTools {
  readonly ports: MediaPorts;
  readonly counters: Counters;
  readonly certificate: DtlsCertificate;
  readonly advertise: string;
  readonly receiver: LegReceiver;
}
