"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { Circle, Grid3x3, Mic, MicOff, Pause, PhoneForwarded, PhoneOff, Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useDesk } from "../desk/desk-context.tsx";
import { keysOf } from "../desk/shortcuts.ts";
import { useShortcuts } from "../desk/use-shortcuts.ts";
import { Keypad } from "./keypad.tsx";
import { TransferDialog } from "./transfer-dialog.tsx";

/** The buttons of a conversation. */
export function CallControls() {
  const t = useTranslations("workspace.call");
  const { conversation, phone, act } = useDesk();
  const [keypad, setKeypad] = useState(false);
  const [transfer, setTransfer] = useState(false);
  const onPhone = phone.state.phone.call;
  const held = conversation?.state === "held";
  const muted = onPhone?.muted ?? false;
  const consulting = conversation?.state === "consulting";
  // Who is only asked by a colleague has no say over the customer.
  const hasCustomer = conversation !== undefined && conversation.state !== "asked";
  const mayMove = hasCustomer && !consulting;
  const paused = conversation?.recordingPaused ?? false;

  useShortcuts({
    mute: () => act.mute(!muted),
    hangUp: () => act.hangUp(),
    keypad: () => setKeypad(!keypad),
    ...(mayMove ? { hold: () => act.hold(!held), transfer: () => setTransfer(true) } : {}),
  });

  return (
    <div className="flex flex-col gap-2">
      <div className="grid grid-cols-2 gap-2">
        {hasCustomer ? (
          <Button
            icon={held ? <Play /> : <Pause />}
            aria-pressed={held}
            busy={act.busy === "hold"}
            disabled={consulting}
            title={keysOf("hold")}
            onClick={() => act.hold(!held)}
          >
            {t(held ? "resume" : "hold")}
          </Button>
        ) : null}
        <Button
          icon={muted ? <MicOff /> : <Mic />}
          aria-pressed={muted}
          title={keysOf("mute")}
          disabled={!onPhone}
          onClick={() => act.mute(!muted)}
        >
          {t(muted ? "unmute" : "mute")}
        </Button>
        <Button
          icon={<Grid3x3 />}
          aria-expanded={keypad}
          title={keysOf("keypad")}
          disabled={!onPhone}
          onClick={() => setKeypad(!keypad)}
        >
          {t("keypad")}
        </Button>
        {hasCustomer ? (
          <>
            <Button
              icon={<PhoneForwarded />}
              title={keysOf("transfer")}
              disabled={!mayMove}
              onClick={() => setTransfer(true)}
            >
              {t("transfer")}
            </Button>
            <Button
              icon={<Circle className={paused ? "" : "fill-bad text-bad"} />}
              aria-pressed={paused}
              busy={act.busy === "pauseRecording"}
              className="col-span-2"
              onClick={() => void act.pauseRecording(!paused)}
            >
              {t(paused ? "record" : "pauseRecording")}
            </Button>
          </>
        ) : null}
      </div>
      {keypad && onPhone ? <Keypad onDigit={act.sendDigits} /> : null}
      <Button
        kind="danger"
        size="lg"
        icon={<PhoneOff />}
        busy={act.busy === "hangUp"}
        title={keysOf("hangUp")}
        onClick={() => act.hangUp()}
      >
        {t("hangUp")}
      </Button>
      {transfer ? <TransferDialog onClose={() => setTransfer(false)} /> : null}
    </div>
  );
}
