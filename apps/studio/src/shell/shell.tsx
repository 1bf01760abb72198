"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { Callout } from "@patchbay/ui/callout.tsx";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { NextIntlClientProvider, useTranslations } from "next-intl";
import { type ReactNode, useEffect } from "react";
import { failureOf } from "../data/failure.ts";
import { SessionProvider, worksInTenant } from "../data/session.tsx";
import { useTRPC } from "../data/trpc.ts";
import { LANGUAGE_TAGS } from "../i18n/messages.ts";
import { usePreferences } from "../i18n/use-preferences.ts";
import { BrandMark } from "./brand.tsx";
import { CommandCentre } from "./command-centre.tsx";
import { NoTenant } from "./no-tenant.tsx";
import { SideBar } from "./side-bar.tsx";

const SIGNED_OUT = new Set(["auth.signed-out", "session.none", "auth.required", "UNAUTHORIZED"]);

/** The frame of every signed-in page: knows who is there, or leads to sign-in. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const t = useTranslations("shell");
  const trpc = useTRPC();
  const router = useRouter();
  const { locale } = usePreferences();
  const me = useQuery(trpc.session.me.queryOptions(undefined, { staleTime: 60_000 }));
  const signedOut = me.error !== null && isSignedOut(me.error);

  useEffect(() => {
    if (signedOut) router.replace(`/sign-in?next=${encodeURIComponent(window.location.pathname)}`);
  }, [signedOut, router]);

  if (me.error && !signedOut) {
    return (
      <main className="mx-auto flex min-h-screen max-w-md flex-col justify-center px-6">
        <Callout
          tone="bad"
          title={t("unreachable")}
          action={
            <Button size="sm" onClick={() => me.refetch()} busy={me.isFetching}>
              {t("retry")}
            </Button>
          }
        >
          {t("unreachableHint")}
        </Callout>
      </main>
    );
  }
  if (!me.data) {
    return (
      <main className="flex min-h-screen items-center justify-center" aria-busy="true">
        <BrandMark className="size-9 animate-pulse" />
      </main>
    );
  }
  if (!worksInTenant(me.data)) return <NoTenant me={me.data} />;
  return (
    <SessionProvider value={me.data}>
      <NextIntlClientProvider locale={LANGUAGE_TAGS[locale]} timeZone={me.data.tenant.timeZone}>
        <CommandCentre>
          <div className="flex h-screen">
            <SideBar />
            <main className="relative min-w-0 flex-1 overflow-y-auto">{children}</main>
          </div>
        </CommandCentre>
      </NextIntlClientProvider>
    </SessionProvider>
  );
}

function isSignedOut(error: unknown): boolean {
  const failure = failureOf(error);
  return SIGNED_OUT.has(failure.code);
}
