"use client";
import { phoneStatus } from "@patchbay/softphone/phone-state";
import { StatusDot } from "@patchbay/ui/status-dot.tsx";
import { useTranslations } from "next-intl";
import { useAgentPhone } from "../../workspace/phone/use-agent-phone.ts";

/** The supervisor's own phone, in this tab: without it nobody can be listened to. */
export function SupervisorPhone() {
  const t = useTranslations("workspace.phone");
  const { state } = useAgentPhone();
  const status = state.elsewhere ? "replaced" : phoneStatus(state.phone);
  const isFit = status === "ready" || status === "talking";
  return (
    <span className="flex items-center gap-1.5 text-ink-soft text-xs" data-phone={status}>
      <StatusDot tone={isFit ? "good" : "off"} />
      {t(status)}
    </span>
  );
}
