"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC, useTRPCClient } from "../data/trpc.ts";
import { useAction } from "../data/use-action.ts";
import { FormDialog } from "../frame/form-dialog.tsx";
import type { NumberRow } from "../numbers/numbers-page.tsx";
import { ChannelFields } from "./channel-fields.tsx";
import { draftOf, isWhole, lineOf } from "./provider-draft.ts";
import { ProviderTest } from "./provider-test.tsx";

/** Adds a line, or changes the one that is given. */
export function ChannelDialog({ row, onClose }: { readonly row?: NumberRow; readonly onClose: () => void }) {
  const t = useTranslations("channels");
  const words = useTranslations("shell");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [draft, setDraft] = useState(() => draftOf(row));
  const label = draft.label.trim();
  const save = useAction({
    run: async () => {
      const given = { label, line: lineOf(draft) };
      if (!row) return client.chat.addProviderLine.mutate(given);
      return client.chat.saveProviderLine.mutate({ address: row.number, ...given });
    },
    refresh: [trpc.number.list.queryFilter()],
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
      below={<ProviderTest draft={draft} {...(row ? { address: row.number } : {})} />}
    >
      <ChannelFields draft={draft} {...(row ? { address: row.number } : {})} onChange={setDraft} />
    </FormDialog>
  );
}
