"use client";
import { Dialog } from "@patchbay/ui/dialog.tsx";
import { useTranslations } from "next-intl";
import { CopyText } from "../shell/copy-text.tsx";
import type { WebChatRow } from "./web-chats-page.tsx";

/** What a page must carry to show the chat. */
export function ScriptTagDialog({ row, onClose }: { readonly row: WebChatRow; readonly onClose: () => void }) {
  const t = useTranslations("webChats");
  const words = useTranslations("shell");
  const title = t("tagTitle", { name: row.label });
  const tag = `<script src="${location.origin}/widget.js" data-key="${row.number}" async></script>`;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      description={t("tagText")}
      closeLabel={words("close")}
    >
      <CopyText label={title} text={tag} />
    </Dialog>
  );
}
