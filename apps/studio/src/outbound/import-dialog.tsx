"use client";
import { useTranslations } from "next-intl";
import type { Inputs } from "../data/outputs.ts";
import { useTRPC, useTRPCClient } from "../data/trpc.ts";
import { ListImportDialog } from "../frame/list-import/list-import-dialog.tsx";
import { otherColumns } from "../frame/list-import/list-preview.tsx";

type Mapping = NonNullable<Inputs["campaign"]["importContacts"]["mapping"]>;

const ROLES = ["number", "name", "timeZone"] as const;

/** A contact list from a CSV file into a campaign. */
export function ImportDialog({ campaign, onClose }: { readonly campaign: string; readonly onClose: () => void }) {
  const t = useTranslations("outbound.import");
  const trpc = useTRPC();
  const client = useTRPCClient();
  return (
    <ListImportDialog
      title={t("title")}
      description={t("description")}
      roles={ROLES.map((role) => ({ role, label: t(`columns.${role}`), required: role === "number" }))}
      send={({ mapping, ...list }) =>
        client.campaign.importContacts.mutate({
          ...{ id: campaign, ...list },
          ...(mapping ? { mapping: mapping as Mapping } : {}),
        })
      }
      refresh={[trpc.campaign.get.queryFilter(), trpc.campaign.contacts.queryFilter()]}
      done={({ added = 0 }) => t("added", { count: added })}
      onClose={onClose}
      rowKey={(row) => row.number}
      columns={[
        {
          key: "number",
          title: t("columns.number"),
          width: "11rem",
          cell: (row) => <span className="font-mono">{row.number}</span>,
        },
        { key: "name", title: t("columns.name"), cell: (row) => row.name ?? "" },
        { key: "data", title: t("data"), cell: (row) => otherColumns(row.data) },
      ]}
    />
  );
}
