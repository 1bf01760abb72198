"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { Activity } from "lucide-react";
import { useTranslations } from "next-intl";
import { PhoneReport } from "./phone-report.tsx";
import type { PhoneChecking } from "./use-phone-check.ts";

/** Tries the line on request, and shows what the last trial found. */
export function LineCheck({ checking: { check, running, run } }: { readonly checking: PhoneChecking }) {
  const t = useTranslations("workspace.phoneCheck");
  return (
    <section aria-label={t("title")} className="flex flex-col gap-2 border-t pt-3">
      <div className="flex items-center gap-3">
        <h3 className="flex-1 font-medium text-sm">{t("title")}</h3>
        <Button size="sm" icon={<Activity />} busy={running} disabled={!run} onClick={run}>
          {t("again")}
        </Button>
      </div>
      {check ? <PhoneReport check={check} /> : <p className="text-ink-faint text-xs">{t("neverText")}</p>}
    </section>
  );
}
