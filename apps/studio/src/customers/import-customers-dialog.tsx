"use client";
import { LIST_ROLES } from "@patchbay/domain/customer/customer-list";
import { useTranslations } from "next-intl";
import { useTRPC, useTRPCClient } from "../data/trpc.ts";
import { ListImportDialog } from "../frame/list-import/list-import-dialog.tsx";
import { otherColumns } from "../frame/list-import/list-preview.tsx";

/** Customers from a CSV file. */
export function ImportCustomersDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations("customers");
  const trpc = useTRPC();
  const client = useTRPCClient();
  return (
    <ListImportDialog
      title={t("import.title")}
      description={t("import.description")}
      roles={LIST_ROLES.map((role) => ({ role, label: t(`facts.${role}`), required: role === "name" }))}
      send={(list) => client.customer.importList.mutate(list)}
      refresh={[trpc.customer.search.queryFilter()]}
      done={({ taken }) => t("import.done", { added: taken?.added ?? 0, changed: taken?.changed ?? 0 })}
      onClose={onClose}
      rowKey={(row) => JSON.stringify(row)}
      columns={[
        { key: "name", title: t("facts.name"), cell: (row) => row.name },
        { key: "reach", title: t("facts.reach"), cell: (row) => [...row.phones, ...row.emails].join(", ") },
        { key: "fields", title: t("facts.fields"), cell: (row) => otherColumns(row.fields) },
      ]}
    />
  );
}
