import { parsePhoneNumberFromString } from "libphonenumber-js/max";

/**
 * Time zones by country; of the wide ones those at the edges, for a number does not say where its owner is. Countries that are
 * not here count with the tenant's own zone.
 */
const ZONES: Readonly<Record<string, readonly string[]>> = {
  AE: ["Asia/Dubai"],
  AR: ["America/Argentina/Buenos_Aires"],
  AT: ["Europe/Vienna"],
  AU: ["Australia/Sydney", "Australia/Perth"],
  BE: ["Europe/Brussels"],
  BR: ["America/Noronha", "America/Rio_Branco"],
  CA: ["America/St_Johns", "America/Vancouver"],
  CH: ["Europe/Zurich"],
  CL: ["America/Santiago", "Pacific/Easter"],
  CN: ["Asia/Shanghai"],
  CZ: ["Europe/Prague"],
  DE: ["Europe/Berlin"],
  DK: ["Europe/Copenhagen"],
  EG: ["Africa/Cairo"],
  ES: ["Europe/Madrid", "Atlantic/Canary"],
  FI: ["Europe/Helsinki"],
  FR: ["Europe/Paris"],
  GB: ["Europe/London"],
  GR: ["Europe/Athens"],
  HK: ["Asia/Hong_Kong"],
  HU: ["Europe/Budapest"],
  ID: ["Asia/Jakarta", "Asia/Jayapura"],
  IE: ["Europe/Dublin"],
  IL: ["Asia/Jerusalem"],
  IN: ["Asia/Kolkata"],
  IT: ["Europe/Rome"],
  JP: ["Asia/Tokyo"],
  KR: ["Asia/Seoul"],
  MO: ["Asia/Macau"],
  MX: ["America/Cancun", "America/Tijuana"],
  MY: ["Asia/Kuala_Lumpur"],
  NL: ["Europe/Amsterdam"],
  NO: ["Europe/Oslo"],
  NZ: ["Pacific/Auckland"],
  PH: ["Asia/Manila"],
  PL: ["Europe/Warsaw"],
  PT: ["Europe/Lisbon", "Atlantic/Azores"],
  RO: ["Europe/Bucharest"],
  RU: ["Europe/Kaliningrad", "Asia/Kamchatka"],
  SA: ["Asia/Riyadh"],
  SE: ["Europe/Stockholm"],
  SG: ["Asia/Singapore"],
  TH: ["Asia/Bangkok"],
  TR: ["Europe/Istanbul"],
  TW: ["Asia/Taipei"],
  UA: ["Europe/Kyiv"],
  US: ["America/New_York", "Pacific/Honolulu"],
  VN: ["Asia/Ho_Chi_Minh"],
  ZA: ["Africa/Johannesburg"],
};

/** The zones in which it must be the right time before this number is dialled. A zone that is known goes before what the number says. */
export function zonesOf(
  { number, timeZone }: { readonly number: string; readonly timeZone?: string },
  own: string,
): readonly string[] {
  if (timeZone) return [timeZone];
  const country = number.startsWith("+") ? parsePhoneNumberFromString(number)?.country : undefined;
  return (country && ZONES[country]) || [own];
}
