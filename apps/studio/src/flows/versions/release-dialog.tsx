"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { Dialog } from "@patchbay/ui/dialog.tsx";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC, useTRPCClient } from "../../data/trpc.ts";
import { useAction } from "../../data/use-action.ts";
import { ReleaseForm } from "./release-form.tsx";
import { FRESH_WISH, isWholeWish, release } from "./release-wish.ts";

export interface ReleaseDialogProps {
  readonly flow: string;
  readonly version: number;
  readonly onClose: () => void;
}

/** Gives a published version to an environment. */
export function ReleaseDialog({ flow, version, onClose }: ReleaseDialogProps) {
  const t = useTranslations("versions.release");
  const words = useTranslations("shell");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [wish, setWish] = useState(FRESH_WISH);
  const send = useAction({
    run: () => release(client, { flow, version }, wish),
    refresh: [trpc.release.pathFilter()],
    done: t("done", { version, alias: wish.alias }),
    onDone: onClose,
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title", { version })}
      description={t("text")}
      closeLabel={words("close")}
      footer={
        <>
          <Button onClick={onClose}>{words("cancel")}</Button>
          <Button kind="primary" busy={send.isPending} disabled={!isWholeWish(wish)} onClick={() => send.mutate()}>
            {t(`submit.${wish.way}`)}
          </Button>
        </>
      }
    >
      <ReleaseForm wish={wish} onChange={setWish} />
    </Dialog>
  );
}
