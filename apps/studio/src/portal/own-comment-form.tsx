"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { Callout } from "@patchbay/ui/callout.tsx";
import { Field } from "@patchbay/ui/field.tsx";
import { TextArea } from "@patchbay/ui/text-area.tsx";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import type { Act, PortalApi } from "./portal-api.ts";

const MOST_BYTES = 5 * 1024 * 1024;

export interface OwnCommentFormProps {
  readonly api: PortalApi;
  readonly busy: boolean;
  readonly onSend: (act: Act) => Promise<unknown>;
}

/** A word to us, perhaps with a file. */
export function OwnCommentForm({ api, busy, onSend }: OwnCommentFormProps) {
  const t = useTranslations("tickets.portal");
  const [text, setText] = useState("");
  const [trouble, setTrouble] = useState<"tooLarge" | "failed">();
  const picker = useRef<HTMLInputElement>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const file = picker.current?.files?.[0];
    if (file && file.size > MOST_BYTES) return setTrouble("tooLarge");
    setTrouble(undefined);
    try {
      const files = file ? [{ ...(await api.file(file)), name: file.name }] : [];
      await onSend({ do: "comment", text, files });
      setText("");
      if (picker.current) picker.current.value = "";
    } catch {
      setTrouble("failed");
    }
  };
  return (
    <form className="flex flex-col gap-2" onSubmit={(event) => void submit(event)}>
      <Field label={t("write")}>
        {(ids) => (
          <TextArea
            {...ids}
            rows={3}
            maxLength={10_000}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <Field label={t("file")}>{(ids) => <input {...ids} ref={picker} type="file" className="text-sm" />}</Field>
      {trouble ? <Callout tone="bad">{t(trouble)}</Callout> : null}
      <Button type="submit" kind="primary" className="self-start" busy={busy} disabled={text.trim() === ""}>
        {t("submit")}
      </Button>
    </form>
  );
}
