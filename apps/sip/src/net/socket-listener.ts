import type { Flow } from "@patchbay/sip/flow";
import type { ListenUri } from "./listen-uri.ts";

/** What a transport needs to know of the server. */
export interface ListenerEvents {
  message(text: string, flow: Flow): void;
  /** A message went out. */
  sent(): void;
  /** A connection is gone. */
  closed(flow: Flow): void;
  /** A stream that cannot be read. */
  malformed(): void;
}

/** The PEM text of a certificate and its key. */
export interface TlsFiles {
  readonly cert: string;
  readonly key: string;
}

/** A bound socket. `at` carries the real port. */
export interface SocketListener {
  readonly at: ListenUri;
  /** A way to this address, looked up for this name: at once for UDP, after connecting for streams. Rejects when there is none. */
  connect(address: string, port: number, name: string): Flow | Promise<Flow>;
  close(): Promise<void>;
}
