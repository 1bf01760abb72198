import { type CallWindow, USUAL_WINDOW } from "@patchbay/domain/outbound/call-window";
import type { LineRules } from "@patchbay/domain/trunk/trunk";

/** The rules as their form holds them. */
export interface RulesDraft extends Pick<LineRules, "dailySpend" | "callsPerMinute" | "channels"> {
  /** One code, as it is typed. */
  readonly country: string;
  /** Codes, as they are typed; empty: all that the trunks allow. */
  readonly countries: string;
  readonly atAllHours: boolean;
  readonly hours: CallWindow;
}

export function rulesDraftOf({ country = "", countries = [], hours, ...limits }: LineRules): RulesDraft {
  return {
    ...{ country, countries: countries.join(", "), ...limits },
    ...{ atAllHours: hours === undefined, hours: hours ?? USUAL_WINDOW },
  };
}

export function rulesOf({ country, countries, atAllHours, hours, ...limits }: RulesDraft): LineRules {
  const [home] = countriesOf(country) ?? [];
  const allowed = countriesOf(countries) ?? [];
  const set = Object.fromEntries(Object.entries(limits).filter(([, limit]) => limit !== undefined));
  return {
    ...set,
    ...(home ? { country: home } : {}),
    ...(allowed.length > 0 ? { countries: allowed } : {}),
    ...(atAllHours ? {} : { hours }),
  };
}

const NAMES = new Intl.DisplayNames("en", { type: "region", fallback: "none" });

/** ISO 3166-1 codes; undefined: one of them is none. */
export function countriesOf(text: string): readonly string[] | undefined {
  const codes = text
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter((code) => code !== "");
  return codes.every((code) => /^[A-Z]{2}$/.test(code) && NAMES.of(code) !== undefined) ? codes : undefined;
}
