"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { Dialog } from "@patchbay/ui/dialog.tsx";
import { Field } from "@patchbay/ui/field.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC, useTRPCClient } from "../../data/trpc.ts";
import { useAction } from "../../data/use-action.ts";
import { isFlowName, suggestName } from "../flow-name.ts";

export interface NewBranchDialogProps {
  readonly flow: string;
  /** Undefined: from the draft. */
  readonly version?: number;
  readonly onClose: () => void;
}

/** A side line of the flow: a draft of its own that opens on the canvas. */
export function NewBranchDialog({ flow, version, onClose }: NewBranchDialogProps) {
  const t = useTranslations("versions.branches");
  const words = useTranslations("shell");
  const router = useRouter();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [title, setTitle] = useState("");
  const name = `${flow}-${suggestName(title)}`.slice(0, 63);
  const open = useAction({
    run: () => client.release.openBranch.mutate({ flow, name, title: title.trim(), ...(version ? { version } : {}) }),
    refresh: [trpc.release.pathFilter(), trpc.flow.list.queryFilter()],
    onDone: () => router.push(`/flows/${encodeURIComponent(name)}`),
  });
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("new")}
      description={t("newText")}
      size="sm"
      closeLabel={words("close")}
      footer={
        <>
          <Button onClick={onClose}>{words("cancel")}</Button>
          <Button
            kind="primary"
            busy={open.isPending}
            disabled={suggestName(title) === "" || !isFlowName(name)}
            onClick={() => open.mutate()}
          >
            {t("create")}
          </Button>
        </>
      }
    >
      <Field label={t("name")} hint={title.trim() === "" ? undefined : name}>
        {(ids) => (
          <Input {...ids} autoFocus value={title} maxLength={120} onChange={(event) => setTitle(event.target.value)} />
        )}
      </Field>
    </Dialog>
  );
}
