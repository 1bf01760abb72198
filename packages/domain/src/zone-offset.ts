import { type Instant, MINUTE, type Millis } from "@patchbay/base/time";
import { IANAZone } from "luxon";

/** Local time minus UTC at an instant. */
export type ZoneOffset = (instant: Instant) => Millis;

const QUARTER_HOUR = 15 * MINUTE;
const MOST_KEPT = 20_000;
const zones = new Map<string, ZoneOffset>();

/**
 * The offsets of an IANA zone; UTC's for a name that is none. Asking the platform takes some 50 µs, so answers are kept by the
 * quarter of an hour: clocks have changed on no other minute since 2011.
 */
export function zoneOffset(name: string): ZoneOffset {
  const known = zones.get(name);
  if (known) return known;
  const named = IANAZone.create(name);
  const zone = named.isValid ? named : IANAZone.create("UTC");
  const kept = new Map<number, Millis>();
  const offset: ZoneOffset = (instant) => {
    const quarter = Math.floor(instant / QUARTER_HOUR);
    const found = kept.get(quarter) ?? zone.offset(quarter * QUARTER_HOUR) * MINUTE;
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(quarter, found);
    return found;
  };
  zones.set(name, offset);
  return offset;
}
