"use client";
import type { ReadinessProblem } from "@patchbay/softphone/readiness";
import { Callout } from "@patchbay/ui/callout.tsx";
import { useTranslations } from "next-intl";
import { useDesk } from "../desk/desk-context.tsx";

const MICROPHONE: readonly ReadinessProblem[] = [
  "no-microphone",
  "microphone-blocked",
  "microphone-busy",
  "microphone-failed",
];

/** Says when the last call ended because of this machine, and what to do about it. */
export function LastCallNotice() {
  const t = useTranslations("workspace");
  const { last } = useDesk().phone.state.phone;
  const problem = MICROPHONE.find((one) => one === last?.cause);
  if (problem) {
    return (
      <Callout tone="bad" title={t("call.notAnswered")}>
        {t(`readiness.${problem}.text`)}
      </Callout>
    );
  }
  if (last?.by !== "system") return null;
  return (
    <Callout tone="warning" title={t("call.broken")}>
      {t("call.brokenText", { cause: last.cause })}
    </Callout>
  );
}
