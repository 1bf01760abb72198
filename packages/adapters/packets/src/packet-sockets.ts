/** Where a packet comes from or goes to: an IP address and a UDP port. */
export interface Peer {
  readonly address: string;
  readonly port: number;
}

/** Takes one datagram; the bytes are the listener's only until it returns. */
export type PacketListener = (bytes: Buffer, from: Peer) => void;

/** One UDP socket of a leg. */
export interface PacketSocket {
  readonly port: number;
  /** From now on only this peer is heard, and the system itself keeps others away. */
  attach(peer: Peer): void;
  /** Everybody is heard again. */
  detach(): void;
  /** Sends the first `length` octets; the packet belongs to the socket from now on. While attached, `to` is that peer. */
  send(packet: Uint8Array, length: number, to: Peer): void;
  close(): void;
}

/** Opens the sockets of a worker and moves their packets. */
export interface PacketSockets {
  /** Rejects nothing: undefined when the port is taken. */
  openAt(port: number, listener: PacketListener): Promise<PacketSocket | undefined>;
  /** Takes in what has arrived, where that is done by the media clock. */
  receive(): void;
  /** Sends what is due, where that is done by the media clock. */
  flush(): void;
  readonly kind: "datagram" | "batch";
}
