import type { Locale } from "@patchbay/base/text";

export type Theme = "system" | "light" | "dark";

export interface Preferences {
  readonly locale: Locale;
  readonly theme: Theme;
}

export const LOCALE_COOKIE = "pb-locale";
export const THEME_COOKIE = "pb-theme";

/** The preferences of a request: its cookies first, then what the browser says it reads. */
export function preferencesOf(request: {
  readonly locale?: string | undefined;
  readonly theme?: string | undefined;
  readonly acceptLanguage?: string | undefined;
}): Preferences {
  return {
    locale:
      request.locale === "en" || request.locale === "zh" ? request.locale : preferredLocale(request.acceptLanguage),
    theme: request.theme === "light" || request.theme === "dark" ? request.theme : "system",
  };
}

function preferredLocale(acceptLanguage = ""): Locale {
  const first = acceptLanguage
    .split(",")
    .map((part) => part.trim().slice(0, 2).toLowerCase())
    .find((language) => language === "en" || language === "zh");
  return first === "zh" ? "zh" : "en";
}
