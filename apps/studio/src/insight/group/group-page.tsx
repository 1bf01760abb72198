"use client";
import { Page } from "@patchbay/ui/page.tsx";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMay } from "../../data/session.tsx";
import { AddButton } from "../../frame/add-button.tsx";
import { LimitsDialog } from "./limits-dialog.tsx";
import { MoveDialog } from "./move-dialog.tsx";
import { NewOrganisationDialog } from "./new-organisation-dialog.tsx";
import { OrganisationPanel } from "./organisation-panel.tsx";
import { OrganisationTree } from "./organisation-tree.tsx";
import { type OrganisationRow, useOrganisations } from "./use-organisations.ts";

/** The wall of a group: each organisation with all below it, live; one of them opened; and the tree arranged. */
export function GroupPage() {
  const t = useTranslations("insight.group");
  const mayArrange = useMay("group:manage");
  const found = useOrganisations();
  const organisations = found.data ?? [];
  const [making, setMaking] = useState(false);
  const [opened, setOpened] = useState<string>();
  const [limiting, setLimiting] = useState<OrganisationRow>();
  const [moving, setMoving] = useState<OrganisationRow>();
  const open = organisations.find(({ id }) => id === opened);
  return (
    <Page
      title={t("title")}
      description={t("description")}
      actions={mayArrange ? <AddButton onClick={() => setMaking(true)}>{t("add")}</AddButton> : null}
    >
      <OrganisationTree
        found={found}
        onOpen={({ id }) => setOpened(id)}
        {...(mayArrange ? { onLimit: setLimiting, onMove: setMoving } : {})}
      />
      {open ? <OrganisationPanel key={open.id} organisation={open} onClose={() => setOpened(undefined)} /> : null}
      {making ? <NewOrganisationDialog organisations={organisations} onClose={() => setMaking(false)} /> : null}
      {limiting ? <LimitsDialog organisation={limiting} onClose={() => setLimiting(undefined)} /> : null}
      {moving ? (
        <MoveDialog organisation={moving} organisations={organisations} onClose={() => setMoving(undefined)} />
      ) : null}
    </Page>
  );
}
