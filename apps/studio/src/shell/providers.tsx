"use client";
import { Tooltip } from "@base-ui/react/tooltip";
import { Toaster } from "@patchbay/ui/toaster.tsx";
import { QueryClientProvider } from "@tanstack/react-query";
import { NextIntlClientProvider } from "next-intl";
import { type ReactNode, useMemo, useState } from "react";
import { createApi } from "../data/api.ts";
import { TRPCProvider } from "../data/trpc.ts";
import { LANGUAGE_TAGS, type Messages } from "../i18n/messages.ts";
import type { Preferences } from "../i18n/preferences.ts";
import { PreferencesContext } from "../i18n/use-preferences.ts";

export interface ProvidersProps extends Preferences {
  readonly messages: Messages;
  readonly children: ReactNode;
}

export function Providers({ locale, theme, messages, children }: ProvidersProps) {
  const [{ queryClient, trpcClient }] = useState(createApi);
  const preferences = useMemo(() => ({ locale, theme }), [locale, theme]);
  return (
    <PreferencesContext value={preferences}>
      <NextIntlClientProvider locale={LANGUAGE_TAGS[locale]} messages={messages} timeZone="UTC">
        <QueryClientProvider client={queryClient}>
          <TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
            <Tooltip.Provider delay={350}>{children}</Tooltip.Provider>
          </TRPCProvider>
        </QueryClientProvider>
        <Toaster label={messages.shell.notifications} />
      </NextIntlClientProvider>
    </PreferencesContext>
  );
}
