/** G.711 with the concealment of our jitter buffer (ITU-T G.113 appendix I: Bpl 25.1 for G.711 with PLC). */
const LOSS_ROBUSTNESS = 25.1;
const BEST_R = 93.2;
/** Jitter buffer in hand plus packetisation. */
const FIXED_DELAY_MS = 60;

/**
 * Listening quality 1 … 4.5 from what can be measured at one end (ITU-T G.107): share of packets lost (0 … 1),
 * interarrival jitter, and the round trip where RTCP tells it.
 */
export function estimateMos(lossShare: number, jitterMs: number, roundTripMs = 0): number {
  const delay = FIXED_DELAY_MS + 2 * jitterMs + roundTripMs / 2;
  const delayImpairment = 0.024 * delay + (delay > 177.3 ? 0.11 * (delay - 177.3) : 0);
  const lossPercent = 100 * Math.min(1, Math.max(0, lossShare));
  const lossImpairment = (95 * lossPercent) / (lossPercent + LOSS_ROBUSTNESS);
  return mosOfR(BEST_R - delayImpairment - lossImpairment);
}

/** ITU-T G.107 annex B. */
function mosOfR(r: number): number {
  if (r <= 6.5) return 1;
  if (r >= 100) return 4.5;
  return 1 + 0.035 * r + r * (r - 60) * (100 - r) * 7e-6;
}
