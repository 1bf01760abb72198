import { cookies, headers } from "next/headers";
import { LOCALE_COOKIE, type Preferences, preferencesOf, THEME_COOKIE } from "./preferences.ts";

export async function readPreferences(): Promise<Preferences> {
  const [jar, sent] = await Promise.all([cookies(), headers()]);
  return preferencesOf({
    locale: jar.get(LOCALE_COOKIE)?.value,
    theme: jar.get(THEME_COOKIE)?.value,
    acceptLanguage: sent.get("accept-language") ?? undefined,
  });
}
