/** How a leg's packets travel: plain, or through ICE, DTLS and SRTP. */
export interface LegTransport {
  /** Local port, as told in SDP. */
  readonly port: number;
  /** Whether packets for the party have somewhere to go. */
  readonly ready: boolean;
  /** Sends one RTP packet; `packet` has `SRTP_TAG` free octets behind `length` and belongs to the transport from now on. */
  sendRtp(packet: Buffer, length: number): void;
  sendRtcp(packet: Uint8Array): void;
  /** Once a second; `at` in milliseconds of the worker's clock. */
  second(at: number): void;
  close(): void;
}

/** What arrives from the party, after every check that the transport can make. */
export interface LegReceiver {
  rtp(packet: Uint8Array): void;
  rtcp(packet: Uint8Array): void;
}
