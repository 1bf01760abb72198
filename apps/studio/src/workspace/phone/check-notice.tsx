"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { Callout } from "@patchbay/ui/callout.tsx";
import { useTranslations } from "next-intl";
import type { PhoneChecking } from "./use-phone-check.ts";

/** What the last check found wrong and what to do about it, or that one must be made first. */
export function CheckNotice({ checking }: { readonly checking: PhoneChecking }) {
  const t = useTranslations("workspace.phoneCheck");
  const { check, fit, run, running } = checking;
  const fault = check?.faults[0];
  if (running || (fault === undefined && fit)) return null;
  return (
    <Callout
      tone={fit ? "warning" : "bad"}
      title={fault === undefined ? t("needed") : t(`faults.${fault}.title`)}
      action={
        <Button size="sm" disabled={!run} onClick={run}>
          {t("again")}
        </Button>
      }
    >
      {fault === undefined ? t("neededText") : t(`faults.${fault}.text`)} {fit ? null : t("blocked")}
    </Callout>
  );
}
