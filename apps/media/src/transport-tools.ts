import type { Counters } from "./counters.ts";
import type { DtlsCertificate } from "./dtls-certificate.ts";
import type { LegReceiver } from "./leg-transport.ts";
import type { MediaSockets } from "./media-sockets.ts";

/** What a transport needs of the worker and of its leg. */
export interface TransportTools {
  readonly sockets: MediaSockets;
  readonly counters: Counters;
  readonly certificate: DtlsCertificate;
  readonly advertise: string;
  readonly receiver: LegReceiver;
}
