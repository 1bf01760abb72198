/**
 * What a trial of an agent's phone measured on the way to the server (up) and back (down). Times in ms, losses as shares
 * 0 … 1. What could not be measured is left out.
 */
export interface PhoneFigures {
  /** From a SIP question to its answer. */
  readonly signallingMs?: number;
  readonly roundTripMs?: number;
  readonly jitterUpMs?: number;
  readonly jitterDownMs?: number;
  readonly lostUp?: number;
  readonly lostDown?: number;
  /** Of the worse way (ITU-T G.107). */
  readonly mos?: number;
  /** The loudest that the microphone heard while the agent spoke into it: 0 at −60 dBFS or below, 1 at full scale. */
  readonly microphoneLevel?: number;
  /** What the agent said of the tone at the chosen loudspeaker. */
  readonly toneHeard?: boolean;
}

export const PHONE_FAULTS = [
  "no-signalling",
  "slow-signalling",
  "unheard",
  "hears-nothing",
  "tone-unheard",
  "far",
  "unsteady",
  "lossy",
] as const;
export type PhoneFault = (typeof PHONE_FAULTS)[number];

/** What happens to an agent whose phone is not fit: told only, or kept from becoming ready. */
export const UNFIT_PHONES = ["warn", "block"] as const;
export type UnfitPhones = (typeof UNFIT_PHONES)[number];

export interface PhoneCheck {
  readonly at: number;
  /** Label of the microphone. */
  readonly microphone: string;
  readonly figures: PhoneFigures;
  readonly faults: readonly PhoneFault[];
}

/** Beyond these a conversation suffers (ITU-T G.114 for delay; loss and jitter that G.711 with concealment no longer hides). */
const LIMITS = { signallingMs: 1_000, roundTripMs: 300, jitterMs: 40, lost: 0.03 } as const;

/** What is wrong with a phone, the worst first. */
export function phoneFaults(figures: PhoneFigures): readonly PhoneFault[] {
  const { signallingMs, roundTripMs = 0, jitterUpMs, jitterDownMs, lostUp, lostDown } = figures;
  const is: Readonly<Record<PhoneFault, boolean>> = {
    "no-signalling": signallingMs === undefined,
    "slow-signalling": (signallingMs ?? 0) > LIMITS.signallingMs,
    unheard: signallingMs !== undefined && lostUp === undefined,
    "hears-nothing": signallingMs !== undefined && lostDown === undefined,
    "tone-unheard": figures.toneHeard === false,
    far: roundTripMs > LIMITS.roundTripMs,
    unsteady: Math.max(jitterUpMs ?? 0, jitterDownMs ?? 0) > LIMITS.jitterMs,
    lossy: Math.max(lostUp ?? 0, lostDown ?? 0) > LIMITS.lost,
  };
  return PHONE_FAULTS.filter((fault) => is[fault]);
}

/** Whether an agent with this last check may become ready. Where phones must be fit, one that was never tried is not. */
export function mayTakeCalls(unfit: UnfitPhones, check: Pick<PhoneCheck, "faults"> | undefined): boolean {
  return unfit === "warn" || check?.faults.length === 0;
}
