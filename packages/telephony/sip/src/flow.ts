/** The transports of RFC 3261 §18 and RFC 7118. */
export type Transport = "udp" | "tcp" | "tls" | "ws" | "wss";

/** RFC 3261 §17: over a reliable transport nothing is retransmitted hop by hop. */
export function isReliable(transport: Transport): boolean {
  return transport !== "udp";
}

/**
 * One way to one neighbour (the flow of RFC 5626): a connection, or a UDP socket and a remote address.
 * Sending never throws; a flow that has closed drops what it is given and says so by `open`.
 */
export interface Flow {
  readonly transport: Transport;
  readonly remoteAddress: string;
  readonly remotePort: number;
  readonly localAddress: string;
  readonly localPort: number;
  readonly open: boolean;
  send(text: string): void;
}
