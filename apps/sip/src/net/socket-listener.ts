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

/** A bound socket. `at` carries the real port. */
export interface SocketListener {
  readonly at: ListenUri;
  /** A way to this address: at once for UDP, after connecting for streams. Rejects when there is none. */
  connect(address: string, port: number): Flow | Promise<Flow>;
  close(): Promise<void>;
}
