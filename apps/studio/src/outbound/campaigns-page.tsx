"use client";
import { EmptyState } from "@patchbay/ui/empty-state.tsx";
import { Page } from "@patchbay/ui/page.tsx";
import { useQuery } from "@tanstack/react-query";
import { Megaphone } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { useMay } from "../data/session.tsx";
import { useTRPC } from "../data/trpc.ts";
import { AddButton } from "../frame/add-button.tsx";
import { ListPanel } from "../frame/list-panel.tsx";
import { CampaignDialog } from "./campaign-dialog.tsx";
import { StatusBadge } from "./status-badge.tsx";

/** All campaigns with how far each has come. */
export function CampaignsPage() {
  const t = useTranslations("outbound");
  const format = useFormatter();
  const trpc = useTRPC();
  const router = useRouter();
  const mayManage = useMay("campaign:manage");
  const [adding, setAdding] = useState(false);
  const campaigns = useQuery({ ...trpc.campaign.list.queryOptions(), refetchInterval: 10_000 });
  const add = mayManage ? <AddButton onClick={() => setAdding(true)}>{t("add")}</AddButton> : null;
  return (
    <Page title={t("title")} description={t("description")} actions={add}>
      <ListPanel
        title={t("title")}
        found={campaigns}
        rowKey={(row) => row.id}
        onOpen={(row) => router.push(`/campaigns/${row.id}`)}
        empty={<EmptyState icon={<Megaphone />} title={t("empty")} action={add} />}
        columns={[
          {
            key: "title",
            title: t("campaign"),
            cell: (row) => (
              <Link className="font-medium hover:underline" href={`/campaigns/${row.id}`}>
                {row.title}
              </Link>
            ),
          },
          { key: "status", title: t("state"), width: "8rem", cell: (row) => <StatusBadge status={row.status} /> },
          { key: "mode", title: t("mode"), width: "9rem", cell: (row) => t(`modes.${row.mode}`) },
          { key: "contacts", title: t("contacts"), width: "7rem", align: "end", cell: (row) => row.pulse.contacts },
          {
            key: "done",
            title: t("done"),
            width: "7rem",
            align: "end",
            cell: (row) =>
              format.number(row.pulse.contacts === 0 ? 0 : row.pulse.done / row.pulse.contacts, { style: "percent" }),
          },
          {
            key: "reached",
            title: t("reached"),
            width: "7rem",
            align: "end",
            cell: (row) => row.pulse.results.reached ?? 0,
          },
        ]}
      />
      {adding ? (
        <CampaignDialog
          campaign={undefined}
          onClose={() => setAdding(false)}
          onSaved={(id) => router.push(`/campaigns/${id}`)}
        />
      ) : null}
    </Page>
  );
}
