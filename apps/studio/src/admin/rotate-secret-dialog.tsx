"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { Dialog } from "@patchbay/ui/dialog.tsx";
import { Field } from "@patchbay/ui/field.tsx";
import { Select } from "@patchbay/ui/select.tsx";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useAction } from "../data/use-action.ts";
import { SecretText } from "./secret-text.tsx";

const HOURS = ["0", "1", "24", "168"] as const;

export interface RotateSecretDialogProps {
  /** Whose secret it is. */
  readonly name: string;
  readonly rotate: (hours: number) => Promise<{ readonly secret: string }>;
  readonly onClose: () => void;
}

/** A new secret, shown once; the old one counts for a chosen time beside it. */
export function RotateSecretDialog({ name, rotate, onClose }: RotateSecretDialogProps) {
  const t = useTranslations("admin.integration");
  const words = useTranslations("shell");
  const [hours, setHours] = useState<string>("24");
  const action = useAction({ run: () => rotate(Number(hours)), refresh: [] });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("rotateTitle", { name })}
      closeLabel={words("close")}
      footer={
        action.data ? (
          <Button kind="primary" onClick={onClose}>
            {words("close")}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{words("cancel")}</Button>
            <Button kind="primary" busy={action.isPending} onClick={() => action.mutate()}>
              {t("rotate")}
            </Button>
          </>
        )
      }
    >
      {action.data ? (
        <SecretText label={t("signingSecret")} text={action.data.secret} warning={t("once")} />
      ) : (
        <Field label={t("oldSecretCounts")} hint={t("rotateHint")}>
          {(ids) => (
            <Select
              {...ids}
              value={hours}
              options={HOURS.map((value) => ({ value, label: t("oldSecretHours", { hours: Number(value) }) }))}
              onChange={setHours}
            />
          )}
        </Field>
      )}
    </Dialog>
  );
}
