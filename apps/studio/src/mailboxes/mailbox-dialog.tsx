"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC, useTRPCClient } from "../data/trpc.ts";
import { useAction } from "../data/use-action.ts";
import { FormDialog } from "../frame/form-dialog.tsx";
import type { NumberRow } from "../numbers/numbers-page.tsx";
import { ConnectionTest } from "./connection-test.tsx";
import { draftOf, isWhole, newPasswords } from "./mailbox-draft.ts";
import { MailboxFields } from "./mailbox-fields.tsx";

/** Adds a mailbox, or changes the one that is given. */
export function MailboxDialog({ row, onClose }: { readonly row?: NumberRow; readonly onClose: () => void }) {
  const t = useTranslations("mailboxes");
  const words = useTranslations("shell");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [draft, setDraft] = useState(() => draftOf(row));
  const label = draft.label.trim();
  const { line, passwords } = draft;
  const save = useAction({
    run: async () => {
      if (!row) return client.chat.addMailLine.mutate({ label, line, passwords });
      return client.chat.saveMailLine.mutate({ address: row.number, label, line, passwords: newPasswords(draft) });
    },
    refresh: [trpc.number.list.queryFilter(), trpc.chat.mailLineStates.queryFilter()],
    done: t(row ? "saved" : "added", { name: label }),
    onDone: onClose,
  });
  const whole = label !== "" && isWhole(draft, row === undefined);
  return (
    <FormDialog
      size="lg"
      title={row ? t("editTitle", { name: row.label }) : t("add")}
      confirm={words(row ? "save" : "add")}
      busy={save.isPending}
      disabled={!whole}
      onSubmit={() => whole && save.mutate()}
      onClose={onClose}
      below={<ConnectionTest draft={draft} {...(row ? { address: row.number } : {})} />}
    >
      <MailboxFields draft={draft} isNew={row === undefined} onChange={setDraft} />
    </FormDialog>
  );
}
