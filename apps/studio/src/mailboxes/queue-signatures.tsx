"use client";
import { Field } from "@patchbay/ui/field.tsx";
import { TextArea } from "@patchbay/ui/text-area.tsx";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "../data/trpc.ts";
import type { MailboxDraft } from "./mailbox-draft.ts";

type Signatures = MailboxDraft["line"]["queueSignatures"];

export interface QueueSignaturesProps {
  readonly signatures: Signatures;
  readonly onChange: (signatures: Signatures) => void;
}

/** Letters that agents write for a queue end with the queue's own signature, where it has one. */
export function QueueSignatures({ signatures, onChange }: QueueSignaturesProps) {
  const t = useTranslations("mailboxes");
  const queues = useQuery(useTRPC().queue.list.queryOptions()).data ?? [];
  const change = (queue: string, text: string) => {
    const { [queue]: _, ...others } = signatures;
    onChange(text === "" ? others : { ...others, [queue]: text });
  };
  if (queues.length === 0) return null;
  return (
    <details open={Object.keys(signatures).length > 0}>
      <summary className="cursor-pointer font-medium text-sm">{t("queueSignatures")}</summary>
      <div className="grid gap-3 pt-2 sm:grid-cols-2">
        {queues.map(({ name, title }) => (
          <Field key={name} label={title} hint={t("queueSignatureHint")}>
            {(ids) => (
              <TextArea
                {...ids}
                rows={2}
                value={signatures[name] ?? ""}
                maxLength={2_000}
                onChange={(event) => change(name, event.target.value)}
              />
            )}
          </Field>
        ))}
      </div>
    </details>
  );
}
