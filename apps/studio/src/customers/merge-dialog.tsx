"use client";
import { Callout } from "@patchbay/ui/callout.tsx";
import { Table } from "@patchbay/ui/table.tsx";
import { useTranslations } from "next-intl";
import { useTRPC, useTRPCClient } from "../data/trpc.ts";
import { useAction } from "../data/use-action.ts";
import { FormDialog } from "../frame/form-dialog.tsx";
import type { CustomerNow } from "./customer-draft.ts";

export interface MergeDialogProps {
  readonly kept: CustomerNow;
  readonly gone: CustomerNow;
  readonly onClose: () => void;
}

/** Both records side by side, before they become one. */
export function MergeDialog({ kept, gone, onClose }: MergeDialogProps) {
  const t = useTranslations("customers");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const merge = useAction({
    run: () => client.customer.merge.mutate({ kept: kept.id, gone: gone.id }),
    refresh: [trpc.customer.pathFilter()],
    done: t("doubles.done", { name: gone.name }),
    onDone: onClose,
  });
  const rows = (["name", "phones", "emails", "externalId", "tier", "language", "tags"] as const)
    .map((key) => ({ key, kept: [kept[key] ?? ""].flat().join(", "), gone: [gone[key] ?? ""].flat().join(", ") }))
    .filter((row) => row.kept !== "" || row.gone !== "");
  return (
    <FormDialog
      size="lg"
      title={t("doubles.mergeTitle")}
      description={t("doubles.mergeText")}
      confirm={t("doubles.merge")}
      busy={merge.isPending}
      onSubmit={() => merge.mutate()}
      onClose={onClose}
    >
      <Table
        label={t("doubles.mergeTitle")}
        rows={rows}
        rowKey={(row) => row.key}
        columns={[
          { key: "what", title: "", width: "9rem", cell: (row) => t(`facts.${row.key}`) },
          { key: "kept", title: t("doubles.stays"), cell: (row) => <span className="font-medium">{row.kept}</span> },
          { key: "gone", title: t("doubles.goes"), cell: (row) => row.gone },
        ]}
      />
      <Callout tone="info">{t("doubles.undoHint")}</Callout>
    </FormDialog>
  );
}
