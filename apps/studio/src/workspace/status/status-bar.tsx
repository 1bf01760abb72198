"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { IconButton } from "@patchbay/ui/icon-button.tsx";
import { Keyboard, SlidersHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import { useDesk } from "../desk/desk-context.tsx";
import { keysOf } from "../desk/shortcuts.ts";
import { LevelBar } from "../phone/level-bar.tsx";
import { LineLamp } from "../phone/line-lamp.tsx";
import { PhoneLamp } from "../phone/phone-lamp.tsx";
import type { PhoneChecking } from "../phone/use-phone-check.ts";
import { StateClock } from "./state-clock.tsx";
import { StatusMenu } from "./status-menu.tsx";

export interface StatusBarProps {
  readonly mayBeReady: boolean;
  readonly checking: PhoneChecking;
  readonly onDevices: () => void;
  readonly onShortcuts: () => void;
}

/** Who I am for the router right now, since when, and what comes next. */
export function StatusBar({ mayBeReady, checking, onDevices, onShortcuts }: StatusBarProps) {
  const t = useTranslations("workspace");
  const { agent, phone, act } = useDesk();
  const talking = phone.state.phone.call?.stage === "talking";
  return (
    <header className="sticky top-0 z-20 flex flex-wrap items-center gap-x-4 gap-y-2 border-b bg-surface px-4 py-2">
      <StateClock />
      <StatusMenu mayBeReady={mayBeReady} />
      {agent.state.status === "wrap-up" ? (
        <Button
          kind="primary"
          size="sm"
          busy={act.busy === "finishWrapUp"}
          onClick={act.finishWrapUp}
          title={keysOf("finishWrapUp")}
        >
          {t("finishWrapUp")}
        </Button>
      ) : null}
      <div className="flex-1" />
      {talking && phone.phone ? (
        <>
          <LevelBar label={t("levels.microphone")} level={() => phone.phone?.levels().microphone ?? 0} />
          <LevelBar label={t("levels.remote")} level={() => phone.phone?.levels().remote ?? 0} />
        </>
      ) : null}
      <LineLamp checking={checking} onOpen={onDevices} />
      <PhoneLamp />
      <IconButton label={t("devices.title")} icon={<SlidersHorizontal />} onClick={onDevices} side="bottom" />
      <IconButton label={t("shortcuts.title")} icon={<Keyboard />} onClick={onShortcuts} side="bottom" />
    </header>
  );
}
