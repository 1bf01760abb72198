import "@fontsource-variable/inter/wght.css";
import "./globals.css";
import type { Metadata } from "next";
import type { ReactNode } from "react";
import { MESSAGES } from "../i18n/messages.ts";
import { readPreferences } from "../i18n/read-preferences.ts";
import { Providers } from "../shell/providers.tsx";

export const metadata: Metadata = { title: { default: "Patchbay", template: "%s · Patchbay" } };

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const { locale, theme } = await readPreferences();
  return (
    <html lang={locale === "zh" ? "zh-CN" : "en"} {...(theme === "system" ? {} : { "data-theme": theme })}>
      <body>
        <Providers locale={locale} theme={theme} messages={MESSAGES[locale]}>
          {children}
        </Providers>
      </body>
    </html>
  );
}
