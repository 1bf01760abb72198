"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { Dialog } from "@patchbay/ui/dialog.tsx";
import { EmptyState } from "@patchbay/ui/empty-state.tsx";
import { SearchInput } from "@patchbay/ui/search-input.tsx";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useDesk } from "../desk/desk-context.tsx";
import { transferChoices } from "./transfer-choices.ts";
import { TransferRow } from "./transfer-row.tsx";
import { useTransferTargets } from "./use-target-title.ts";

/** Where the call may go: hand it over blindly, or ask there first. */
export function TransferDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations("workspace.transfer");
  const { act } = useDesk();
  const targets = useTransferTargets();
  const [text, setText] = useState("");
  const choices = targets.data ? transferChoices(targets.data, text) : [];
  const busy = act.busy === "transfer" || act.busy === "consult";
  const close = (done: boolean) => {
    if (done) onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title")}
      description={t("description")}
      closeLabel={t("close")}
      footer={<Button onClick={onClose}>{t("close")}</Button>}
    >
      <SearchInput
        label={t("search")}
        value={text}
        autoFocus
        onChange={(event) => setText(event.target.value)}
        className="mb-2"
      />
      {choices.length === 0 && targets.data ? <EmptyState title={t("empty")} /> : null}
      <ul className="flex flex-col divide-y">
        {choices.map((choice) => (
          <TransferRow
            key={choice.target}
            choice={choice}
            busy={busy}
            onTransfer={() => void act.transfer(choice.target).then(close)}
            onConsult={() => void act.consult(choice.target).then(close)}
          />
        ))}
      </ul>
    </Dialog>
  );
}
