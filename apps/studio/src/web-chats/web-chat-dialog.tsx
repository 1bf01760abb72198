"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { Dialog } from "@patchbay/ui/dialog.tsx";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPC, useTRPCClient } from "../data/trpc.ts";
import { useAction } from "../data/use-action.ts";
import { asInput, badOrigin, draftOf, lowContrast } from "./web-chat-draft.ts";
import { WebChatFields } from "./web-chat-fields.tsx";
import type { WebChatRow } from "./web-chats-page.tsx";

/** Adds a web chat, or changes the one that is given. */
export function WebChatDialog({ row, onClose }: { readonly row?: WebChatRow; readonly onClose: () => void }) {
  const t = useTranslations("webChats");
  const words = useTranslations("shell");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [draft, setDraft] = useState(() => draftOf(row));
  const name = draft.label.trim();
  const save = useAction({
    run: async () => {
      if (row) await client.chat.saveAddress.mutate({ address: row.number, ...asInput(draft) });
      else await client.chat.addAddress.mutate(asInput(draft));
    },
    refresh: [trpc.number.list.queryFilter()],
    done: t(row ? "saved" : "added", { name }),
    onDone: onClose,
  });
  const isWhole = name !== "" && draft.title.trim() !== "" && !badOrigin(draft) && lowContrast(draft) === undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isWhole) save.mutate();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={row ? t("editTitle", { name: row.label }) : t("addTitle")}
      closeLabel={words("close")}
      footer={
        <>
          <Button onClick={onClose}>{words("cancel")}</Button>
          <Button kind="primary" type="submit" form="web-chat" busy={save.isPending} disabled={!isWhole}>
            {words(row ? "save" : "add")}
          </Button>
        </>
      }
    >
      <form id="web-chat" onSubmit={submit} className="flex flex-col gap-4">
        <WebChatFields draft={draft} onChange={setDraft} />
      </form>
    </Dialog>
  );
}
