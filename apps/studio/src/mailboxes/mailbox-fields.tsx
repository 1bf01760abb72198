"use client";
import { Field } from "@patchbay/ui/field.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { TextArea } from "@patchbay/ui/text-area.tsx";
import { useTranslations } from "next-intl";
import type { MailboxDraft } from "./mailbox-draft.ts";
import { QueueSignatures } from "./queue-signatures.tsx";
import { ServerFields } from "./server-fields.tsx";

export interface MailboxFieldsProps {
  readonly draft: MailboxDraft;
  readonly isNew: boolean;
  readonly onChange: (draft: MailboxDraft) => void;
}

export function MailboxFields({ draft, isNew, onChange }: MailboxFieldsProps) {
  const t = useTranslations("mailboxes");
  const { label, line, passwords } = draft;
  const set = (change: Partial<MailboxDraft["line"]>) => onChange({ ...draft, line: { ...line, ...change } });
  const word = (change: Partial<MailboxDraft["passwords"]>) =>
    onChange({ ...draft, passwords: { ...passwords, ...change } });
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-3">
        <Field label={t("label")}>
          {(ids) => (
            <Input
              {...ids}
              autoFocus
              value={label}
              maxLength={200}
              onChange={(e) => onChange({ ...draft, label: e.target.value })}
            />
          )}
        </Field>
        <Field label={t("address")}>
          {(ids) => (
            <Input
              {...ids}
              type="email"
              value={line.address}
              placeholder="help@shop.example"
              onChange={(e) => set({ address: e.target.value.trim() })}
            />
          )}
        </Field>
        <Field label={t("sender")}>
          {(ids) => (
            <Input {...ids} value={line.name} maxLength={100} onChange={(e) => set({ name: e.target.value })} />
          )}
        </Field>
      </div>
      <ServerFields
        title={t("imap")}
        server={line.imap}
        password={passwords.imap}
        keeps={!isNew}
        onChange={(change) => set({ imap: { ...line.imap, ...change } })}
        onPassword={(imap) => word({ imap })}
      >
        <Field label={t("folder")}>
          {(ids) => (
            <Input
              {...ids}
              value={line.imap.folder}
              maxLength={200}
              onChange={(e) => set({ imap: { ...line.imap, folder: e.target.value } })}
            />
          )}
        </Field>
      </ServerFields>
      <ServerFields
        title={t("smtp")}
        server={line.smtp}
        password={passwords.smtp}
        keeps={!isNew}
        onChange={(change) => set({ smtp: { ...line.smtp, ...change } })}
        onPassword={(smtp) => word({ smtp })}
      />
      <Field label={t("signature")} hint={t("signatureHint", { placeholder: "{{ agent }}" })}>
        {(ids) => (
          <TextArea
            {...ids}
            rows={2}
            value={line.signature}
            maxLength={2_000}
            onChange={(e) => set({ signature: e.target.value })}
          />
        )}
      </Field>
      <QueueSignatures signatures={line.queueSignatures} onChange={(queueSignatures) => set({ queueSignatures })} />
    </>
  );
}
