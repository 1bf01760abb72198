import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/max";

/** What somebody wants to dial, as it is compared and sent. */
export interface DialledNumber {
  /** E.164 where it can be told, otherwise the digits as they were given. */
  readonly number: string;
  /** ISO 3166-1 code of the number's country, where it says one. */
  readonly country?: string;
  readonly emergency: boolean;
}

/**
 * Emergency numbers by country; 112 and 911 hold everywhere, as mobile networks take them (3GPP TS 22.101 §10.1.1).
 */
const EMERGENCY: Readonly<Record<string, readonly string[]>> = {
  AU: ["000"],
  BR: ["190", "192", "193"],
  CH: ["117", "118", "144"],
  CN: ["110", "119", "120", "122"],
  DE: ["110"],
  FR: ["15", "17", "18"],
  GB: ["999"],
  HK: ["999"],
  IN: ["100", "101", "102", "108"],
  JP: ["110", "118", "119"],
  KR: ["119"],
  MO: ["999"],
  NZ: ["111"],
  SG: ["995", "999"],
  TW: ["110", "119"],
  ZA: ["10111", "10177"],
};
const EVERYWHERE = ["112", "911"];

/** Undefined when it is no number. `country`: the tenant's, for numbers that do not say theirs. */
export function readDialled(written: string, country?: string): DialledNumber | undefined {
  const digits = written.replace(/[\s().\-/]/g, "");
  if (!/^\+?\d{1,20}$/.test(digits)) return undefined;
  if (isEmergency(digits, country)) return { number: digits, emergency: true, ...(country ? { country } : {}) };
  const home = country && isSupportedCountry(country) ? (country as CountryCode) : undefined;
  const parsed = digits.startsWith("+")
    ? parsePhoneNumberFromString(digits)
    : home && parsePhoneNumberFromString(digits, home);
  if (!parsed?.isPossible()) return { number: digits, emergency: false };
  return { number: parsed.number, emergency: false, ...(parsed.country ? { country: parsed.country } : {}) };
}

export function isEmergency(digits: string, country?: string): boolean {
  return EVERYWHERE.includes(digits) || (country !== undefined && (EMERGENCY[country] ?? []).includes(digits));
}
