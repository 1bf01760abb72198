import type { SdpDirection } from "@patchbay/rtp/sdp";

/** The audio of one call, as its signalling needs it, and what a tester asks of it. */
export interface CallAudio {
  offer(direction?: SdpDirection): string;
  /** The other side's answer to our offer. False when it cannot be used. */
  accept(answerSdp: string): boolean;
  /** Our answer to the other side's offer; undefined when there is nothing in common. */
  answer(offerSdp: string): string | undefined;
  /** Says these 8 kHz samples from now on. */
  say(samples: Int16Array, loop?: boolean): void;
  press(digits: string): void;
  /** 8 kHz samples, from the first agreement on. */
  readonly heard: Int16Array;
  /** Keys that the other side pressed (RFC 4733). */
  readonly digits: string;
  readonly packetsReceived: number;
  close(): void;
}
