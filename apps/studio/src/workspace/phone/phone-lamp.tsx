"use client";
import { type PhoneStatus, phoneStatus } from "@patchbay/softphone/phone-state";
import { type DotTone, StatusDot } from "@patchbay/ui/status-dot.tsx";
import { useTranslations } from "next-intl";
import { useDesk } from "../desk/desk-context.tsx";

const TONE: Readonly<Record<PhoneStatus, DotTone>> = {
  off: "off",
  registering: "accent",
  ready: "good",
  reconnecting: "bad",
  replaced: "off",
  failed: "bad",
  ringing: "lamp",
  dialling: "lamp",
  connecting: "lamp",
  talking: "lamp",
  held: "lamp",
  lost: "bad",
};

/** What the phone in this tab is doing, in a word. */
export function PhoneLamp() {
  const t = useTranslations("workspace.phone");
  const { elsewhere, phone } = useDesk().phone.state;
  const status = elsewhere ? "replaced" : phoneStatus(phone);
  return (
    <span className="flex items-center gap-1.5 text-ink-soft text-xs" data-phone={status}>
      <StatusDot tone={TONE[status]} live={status === "ringing"} />
      {t(status)}
    </span>
  );
}
