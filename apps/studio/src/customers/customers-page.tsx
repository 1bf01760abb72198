"use client";
import { Badge } from "@patchbay/ui/badge.tsx";
import { Button } from "@patchbay/ui/button.tsx";
import { EmptyState } from "@patchbay/ui/empty-state.tsx";
import { Page } from "@patchbay/ui/page.tsx";
import { SearchInput } from "@patchbay/ui/search-input.tsx";
import { useQuery } from "@tanstack/react-query";
import { Contact, ListPlus, Upload } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useDeferredValue, useState } from "react";
import { useMay } from "../data/session.tsx";
import { useTRPC } from "../data/trpc.ts";
import { AddButton } from "../frame/add-button.tsx";
import { ListPanel } from "../frame/list-panel.tsx";
import { CustomerDialog } from "./customer-dialog.tsx";
import { ExportCustomers } from "./export-customers.tsx";
import { FieldsDialog } from "./fields-dialog.tsx";
import { ImportCustomersDialog } from "./import-customers-dialog.tsx";

const MOST_SHOWN = 100;

/** Everybody whom we know, found by name, number, address or customer number. */
export function CustomersPage() {
  const t = useTranslations("customers");
  const trpc = useTRPC();
  const router = useRouter();
  const [mayEdit, mayManage] = [useMay("customer:edit"), useMay("customer:manage")];
  const [text, setText] = useState("");
  const wanted = useDeferredValue(text);
  const found = useQuery(
    trpc.customer.search.queryOptions({ text: wanted, limit: MOST_SHOWN }, { placeholderData: (before) => before }),
  );
  const fields = useQuery(trpc.customer.fields.queryOptions());
  const [open, setOpen] = useState<"add" | "import" | "fields">();
  const close = () => setOpen(undefined);
  const show = ({ id }: { readonly id: string }) => router.push(`/customers/${id}`);
  return (
    <Page
      title={t("title")}
      description={t("description")}
      actions={
        <>
          {mayManage ? (
            <>
              <ExportCustomers />
              <Button icon={<Upload />} onClick={() => setOpen("import")}>
                {t("import.title")}
              </Button>
              <Button icon={<ListPlus />} disabled={!fields.data} onClick={() => setOpen("fields")}>
                {t("fieldSet.title")}
              </Button>
            </>
          ) : null}
          {mayEdit ? <AddButton onClick={() => setOpen("add")}>{t("add")}</AddButton> : null}
        </>
      }
    >
      <SearchInput
        label={t("search")}
        placeholder={t("search")}
        className="max-w-md"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <ListPanel
        title={t("title")}
        untitled
        found={found}
        rowKey={(row) => row.id}
        onOpen={show}
        empty={
          <EmptyState icon={<Contact />} title={t(wanted === "" ? "empty" : "noMatch")}>
            {t(wanted === "" ? "emptyHint" : "noMatchHint")}
          </EmptyState>
        }
        columns={[
          { key: "name", title: t("facts.name"), cell: (row) => <span className="font-medium">{row.name}</span> },
          {
            key: "reach",
            title: t("facts.reach"),
            cell: (row) => <span className="tabular">{[...row.phones, ...row.emails].join(", ")}</span>,
          },
          { key: "externalId", title: t("facts.externalId"), width: "10rem", cell: (row) => row.externalId ?? "" },
          {
            key: "tags",
            title: t("facts.tags"),
            width: "14rem",
            cell: (row) => (
              <span className="flex flex-wrap gap-1">
                {row.tier ? <Badge tone="accent">{row.tier}</Badge> : null}
                {row.tags.map((tag) => (
                  <Badge key={tag}>{tag}</Badge>
                ))}
              </span>
            ),
          },
        ]}
      />
      {open === "add" ? (
        <CustomerDialog customer={undefined} fields={fields.data ?? []} onDone={show} onClose={close} />
      ) : null}
      {open === "import" ? <ImportCustomersDialog onClose={close} /> : null}
      {open === "fields" && fields.data ? <FieldsDialog fields={fields.data} onClose={close} /> : null}
    </Page>
  );
}
