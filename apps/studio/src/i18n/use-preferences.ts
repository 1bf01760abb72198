"use client";
import type { Locale } from "@patchbay/base/text";
import { useRouter } from "next/navigation";
import { createContext, useContext } from "react";
import { LOCALE_COOKIE, type Preferences, THEME_COOKIE, type Theme } from "./preferences.ts";

export const PreferencesContext = createContext<Preferences>({ locale: "en", theme: "system" });

const YEAR_SECONDS = 31_536_000;

/** The reader's language and theme, and how to change them: kept in cookies so that the first paint is right. */
export function usePreferences() {
  const router = useRouter();
  const preferences = useContext(PreferencesContext);
  const keep = (name: string, value: string) => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing on plain http outside localhost
    document.cookie = `${name}=${value}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
    router.refresh();
  };
  return {
    ...preferences,
    setLocale: (locale: Locale) => keep(LOCALE_COOKIE, locale),
    setTheme: (theme: Theme) => keep(THEME_COOKIE, theme),
  };
}
