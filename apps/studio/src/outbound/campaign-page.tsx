"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { Callout } from "@patchbay/ui/callout.tsx";
import { Page } from "@patchbay/ui/page.tsx";
import { Skeleton } from "@patchbay/ui/skeleton.tsx";
import { useQuery } from "@tanstack/react-query";
import { Pause, Pencil, Play, Square, Upload } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMay } from "../data/session.tsx";
import { useTRPC, useTRPCClient } from "../data/trpc.ts";
import { useAction } from "../data/use-action.ts";
import { useFailureText } from "../data/use-failure-text.ts";
import { CampaignDialog } from "./campaign-dialog.tsx";
import type { CampaignNow } from "./campaign-draft.ts";
import { ContactsPanel } from "./contacts-panel.tsx";
import { ImportDialog } from "./import-dialog.tsx";
import { PulsePanel } from "./pulse-panel.tsx";
import { StatusBadge } from "./status-badge.tsx";

/** One campaign: how it stands, its contacts, and the switches. */
export function CampaignPage({ id }: { readonly id: string }) {
  const trpc = useTRPC();
  const failureText = useFailureText();
  const campaign = useQuery({ ...trpc.campaign.get.queryOptions({ id }), refetchInterval: 2_000 });
  if (campaign.data) return <Standing campaign={campaign.data} />;
  return (
    <Page title="…">
      {campaign.error ? <Callout tone="bad">{failureText(campaign.error)}</Callout> : <Skeleton lines={6} />}
    </Page>
  );
}

function Standing({ campaign }: { readonly campaign: CampaignNow }) {
  const t = useTranslations("outbound");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const mayManage = useMay("campaign:manage");
  const [open, setOpen] = useState<"edit" | "import">();
  const { id, status } = campaign;
  const steer = useAction({
    run: (event: "started" | "paused" | "stopped") => client.campaign.steer.mutate({ id, event }),
    refresh: [trpc.campaign.get.queryFilter(), trpc.campaign.list.queryFilter()],
  });
  const close = () => setOpen(undefined);
  const actions = mayManage ? (
    <>
      <Button icon={<Upload />} disabled={status === "stopped"} onClick={() => setOpen("import")}>
        {t("import.title")}
      </Button>
      <Button icon={<Pencil />} onClick={() => setOpen("edit")}>
        {t("edit")}
      </Button>
      {status === "running" ? (
        <Button kind="primary" icon={<Pause />} busy={steer.isPending} onClick={() => steer.mutate("paused")}>
          {t("pause")}
        </Button>
      ) : status === "stopped" ? null : (
        <Button kind="primary" icon={<Play />} busy={steer.isPending} onClick={() => steer.mutate("started")}>
          {t(status === "paused" ? "resume" : "start")}
        </Button>
      )}
      {status === "running" || status === "paused" ? (
        <Button icon={<Square />} busy={steer.isPending} onClick={() => steer.mutate("stopped")}>
          {t("stop")}
        </Button>
      ) : null}
    </>
  ) : null;
  return (
    <Page
      title={
        <span className="flex items-center gap-3">
          {campaign.title} <StatusBadge status={status} />
        </span>
      }
      description={t("standing", {
        mode: t(`modes.${campaign.mode}`),
        flow: campaign.flow,
        queue: campaign.queue ?? "–",
      })}
      actions={actions}
    >
      <PulsePanel campaign={campaign} />
      <ContactsPanel campaign={id} />
      {open === "edit" ? <CampaignDialog campaign={campaign} onClose={close} /> : null}
      {open === "import" ? <ImportDialog campaign={id} onClose={close} /> : null}
    </Page>
  );
}
