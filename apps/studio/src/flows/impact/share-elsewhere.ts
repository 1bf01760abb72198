import type { Impact } from "@patchbay/engine/impact";

/** The share of calls that would end elsewhere, in percent with one place. */
export function shareElsewhere({ fates, calls }: Impact): number {
  return calls === 0 ? 0 : Math.round((fates.elsewhere / calls) * 1_000) / 10;
}
