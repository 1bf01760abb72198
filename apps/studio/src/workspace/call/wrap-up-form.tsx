"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { Field } from "@patchbay/ui/field.tsx";
import { Select } from "@patchbay/ui/select.tsx";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useDesk } from "../desk/desk-context.tsx";
import { keysOf } from "../desk/shortcuts.ts";
import { useShortcuts } from "../desk/use-shortcuts.ts";
import { CallHead } from "./call-head.tsx";

const DISPOSITIONS = ["resolved", "follow-up", "callback", "escalated", "wrong-number", "no-answer"] as const;

/** After the conversation: how it came out, then on to the next. */
export function WrapUpForm() {
  const t = useTranslations("workspace.wrapUp");
  const { conversation, act } = useDesk();
  const [disposition, setDisposition] = useState(conversation?.call.disposition);
  const field = useRef<HTMLDivElement>(null);
  useShortcuts({ outcome: () => field.current?.querySelector<HTMLElement>("[role=combobox]")?.focus() });
  // A campaign has codes of its own.
  const codes = conversation?.outcomes?.map(({ code, title }) => ({ value: code, label: title }));
  const known = codes?.some(({ value }) => value === disposition) ?? DISPOSITIONS.some((one) => one === disposition);
  return (
    <div className="flex flex-col gap-3">
      <CallHead />
      <div ref={field} title={keysOf("outcome")}>
        <Field label={t("disposition")}>
          {(ids) => (
            <Select
              {...ids}
              placeholder={t("choose")}
              value={disposition}
              onChange={(value) => {
                setDisposition(value);
                void act.setDisposition(value);
              }}
              options={[
                ...(codes ?? DISPOSITIONS.map((value) => ({ value, label: t(`dispositions.${value}`) }))),
                ...(disposition && !known ? [{ value: disposition, label: disposition }] : []),
              ]}
            />
          )}
        </Field>
      </div>
      <p className="text-ink-faint text-xs">{t("hint")}</p>
      <Button kind="primary" size="lg" busy={act.busy === "finishWrapUp"} onClick={act.finishWrapUp}>
        {t("finish")}
      </Button>
    </div>
  );
}
