import type { PhoneFigures } from "@patchbay/domain/phone-check";

/** The members that are read of WebRTC statistics (W3C webrtc-stats); times in seconds. */
export interface LineStat {
  readonly type: string;
  readonly nominated?: boolean;
  readonly currentRoundTripTime?: number;
  readonly packetsReceived?: number;
  readonly packetsLost?: number;
  readonly jitter?: number;
  readonly fractionLost?: number;
  readonly roundTripTime?: number;
}

/** What a connection's statistics tell of both ways. The way up is known from the server's reports (RFC 3550 §6.4.2) alone. */
export function statsFigures(stats: readonly LineStat[]): PhoneFigures {
  const down = stats.find(({ type, packetsReceived = 0 }) => type === "inbound-rtp" && packetsReceived > 0);
  const up = stats.find(({ type }) => type === "remote-inbound-rtp");
  const path = stats.find(({ type, nominated }) => type === "candidate-pair" && nominated === true);
  const trip = up?.roundTripTime ?? path?.currentRoundTripTime;
  return {
    ...(trip === undefined ? {} : { roundTripMs: trip * 1_000 }),
    ...(up ? { jitterUpMs: (up.jitter ?? 0) * 1_000, lostUp: clampShare(up.fractionLost ?? 0) } : {}),
    ...(down ? { jitterDownMs: (down.jitter ?? 0) * 1_000, lostDown: lossOf(down) } : {}),
  };
}

/** Lost packets may be fewer than none, where some came twice (RFC 3550 §6.4.1). */
function lossOf({ packetsLost = 0, packetsReceived = 0 }: LineStat): number {
  return clampShare(packetsLost / Math.max(1, packetsLost + packetsReceived));
}

const clampShare = (share: number): number => Math.min(1, Math.max(0, share));
