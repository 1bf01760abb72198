"use client";
import type { Readiness } from "@patchbay/softphone/readiness";
import { Button } from "@patchbay/ui/button.tsx";
import { Callout } from "@patchbay/ui/callout.tsx";
import { useTranslations } from "next-intl";
import { useDesk } from "../desk/desk-context.tsx";

export interface PhoneNoticeProps {
  readonly readiness: Readiness | undefined;
  readonly onCheck: () => void;
}

/** Says why no call can reach this agent, and what to do about it. */
export function PhoneNotice({ readiness, onCheck }: PhoneNoticeProps) {
  const t = useTranslations("workspace");
  const { phone, state } = useDesk().phone;
  const { line } = state.phone;

  if (state.elsewhere || line.status === "replaced") {
    return (
      <Callout
        tone="warning"
        title={t("elsewhere.title")}
        action={
          <Button size="sm" onClick={() => void phone?.takeOver()}>
            {t("elsewhere.takeOver")}
          </Button>
        }
      >
        {t("elsewhere.text")}
      </Callout>
    );
  }
  const problem = readiness?.problems[0];
  if (problem) {
    return (
      <Callout
        tone="bad"
        title={t(`readiness.${problem}.title`)}
        action={
          <Button size="sm" onClick={onCheck}>
            {t("readiness.again")}
          </Button>
        }
      >
        {t(`readiness.${problem}.text`)}
      </Callout>
    );
  }
  if (line.status === "failed") {
    return (
      <Callout tone="bad" title={t("line.failed")}>
        {t(`line.${line.why}`)}
      </Callout>
    );
  }
  if (line.status === "reconnecting") {
    return (
      <Callout tone="warning" title={t("line.reconnecting")}>
        {t("line.reconnectingText")}
      </Callout>
    );
  }
  return null;
}
