"use client";
import type { AudioChoice } from "@patchbay/softphone/microphone";
import { Button } from "@patchbay/ui/button.tsx";
import { Dialog } from "@patchbay/ui/dialog.tsx";
import { Field } from "@patchbay/ui/field.tsx";
import { Select } from "@patchbay/ui/select.tsx";
import { Switch } from "@patchbay/ui/switch.tsx";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useDesk } from "../desk/desk-context.tsx";
import { keepAudioChoice, readAudioChoice } from "./audio-choice.ts";
import { LineCheck } from "./line-check.tsx";
import { MicrophoneTest } from "./microphone-test.tsx";
import { NotificationSwitch } from "./notification-switch.tsx";
import { SpeakerTest } from "./speaker-test.tsx";
import type { PhoneChecking } from "./use-phone-check.ts";

const STANDARD = "";

export interface DeviceDialogProps {
  readonly checking: PhoneChecking;
  readonly onClose: () => void;
}

/** Which microphone and loudspeaker, and where it rings; applies to a call in progress at once. And how good the line is. */
export function DeviceDialog({ checking, onClose }: DeviceDialogProps) {
  const t = useTranslations("workspace.devices");
  const { phone } = useDesk().phone;
  const [choice, setChoice] = useState<AudioChoice>(() => readAudioChoice(localStorage));
  const [devices, setDevices] = useState<readonly MediaDeviceInfo[]>([]);

  useEffect(() => {
    const list = () => void navigator.mediaDevices.enumerateDevices().then(setDevices);
    list();
    navigator.mediaDevices.addEventListener("devicechange", list);
    return () => navigator.mediaDevices.removeEventListener("devicechange", list);
  }, []);

  const change = (next: AudioChoice) => {
    setChoice(next);
    keepAudioChoice(localStorage, next);
    void phone?.setAudio(next);
  };
  const pick = (name: "microphone" | "speaker" | "ringer", device: string) => {
    const { [name]: _, ...rest } = choice;
    change(device === STANDARD ? rest : { ...rest, [name]: device });
  };
  const options = (kind: MediaDeviceKind) => [
    { value: STANDARD, label: t("standard") },
    ...devices
      .filter((device) => device.kind === kind && device.deviceId !== "" && device.deviceId !== "default")
      .map((device) => ({ value: device.deviceId, label: device.label || t("unnamed") })),
  ];
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title")}
      closeLabel={t("close")}
      footer={
        <Button kind="primary" onClick={onClose}>
          {t("close")}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <Field label={t("microphone")}>
          {(ids) => (
            <Select
              {...ids}
              value={choice.microphone ?? STANDARD}
              options={options("audioinput")}
              onChange={(device) => pick("microphone", device)}
            />
          )}
        </Field>
        <MicrophoneTest choice={choice} />
        <Field label={t("speaker")}>
          {(ids) => (
            <Select
              {...ids}
              value={choice.speaker ?? STANDARD}
              options={options("audiooutput")}
              onChange={(device) => pick("speaker", device)}
            />
          )}
        </Field>
        <SpeakerTest device={choice.speaker} />
        <Field label={t("ringer")} hint={t("ringerHint")}>
          {(ids) => (
            <Select
              {...ids}
              value={choice.ringer ?? STANDARD}
              options={options("audiooutput")}
              onChange={(device) => pick("ringer", device)}
            />
          )}
        </Field>
        <Field label={t("raw")} hint={t("rawHint")}>
          {(ids) => <Switch id={ids.id} checked={choice.raw} onChange={(raw) => change({ ...choice, raw })} />}
        </Field>
        <NotificationSwitch />
        <LineCheck checking={checking} />
      </div>
    </Dialog>
  );
}
