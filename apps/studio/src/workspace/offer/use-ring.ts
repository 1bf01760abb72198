"use client";
import { ringTone } from "@patchbay/softphone/ring-tone";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import type { AgentPhone } from "../phone/agent-phone.ts";
import { readAudioChoice } from "../phone/audio-choice.ts";
import { openRinger } from "../phone/open-ringer.ts";

/** Rings, blinks in the tab's title and, where allowed, notifies, for as long as somebody waits to be answered. */
export function useRing(
  ringing: { readonly id: string; readonly who: string } | undefined,
  phone: AgentPhone | undefined,
) {
  const t = useTranslations("workspace.offer");
  const id = ringing?.id;
  const who = ringing?.who ?? "";

  useEffect(() => {
    if (id === undefined || !phone) return;
    const ringer = openRinger(readAudioChoice(localStorage).ringer, phone.context);
    const tone = ringTone(ringer.context);
    tone.start();
    return () => {
      tone.stop();
      ringer.close();
    };
  }, [id, phone]);

  useEffect(() => {
    if (id === undefined) return;
    const title = document.title;
    let on = false;
    const timer = setInterval(() => {
      on = !on;
      document.title = on ? `☎ ${who}` : title;
    }, 900);
    return () => {
      clearInterval(timer);
      document.title = title;
    };
  }, [id, who]);

  useEffect(() => {
    if (id === undefined || typeof Notification === "undefined" || Notification.permission !== "granted") return;
    const notification = new Notification(t("notification"), { body: who, tag: id, requireInteraction: true });
    notification.onclick = () => {
      window.focus();
      notification.close();
    };
    return () => notification.close();
  }, [id, who, t]);
}
