"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC, useTRPCClient } from "../../data/trpc.ts";
import { useAction } from "../../data/use-action.ts";
import { LimitField } from "../../frame/amount-field.tsx";
import { FormDialog } from "../../frame/form-dialog.tsx";
import type { OrganisationRow } from "./use-organisations.ts";

export interface LimitsDialogProps {
  readonly organisation: OrganisationRow;
  readonly onClose: () => void;
}

/** How many people and calls an organisation may have; empty: as many as it likes. */
export function LimitsDialog({ organisation, onClose }: LimitsDialogProps) {
  const t = useTranslations("insight.group");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { id, name } = organisation;
  const [limits, setLimits] = useState(organisation.limits);
  const save = useAction({
    run: () => client.group.setLimits.mutate({ id, ...limits }),
    refresh: [trpc.group.organisations.queryFilter()],
    done: t("limitsSet"),
    onDone: onClose,
  });
  const field = (part: keyof typeof limits, label: string) => (
    <LimitField
      label={label}
      min={0}
      none={t("noLimit")}
      value={limits[part] ?? undefined}
      onChange={(value) => setLimits({ ...limits, [part]: value ?? null })}
    />
  );
  return (
    <FormDialog
      title={t("limitsTitle", { name })}
      description={t("limitsHint")}
      busy={save.isPending}
      onSubmit={save.mutate}
      onClose={onClose}
    >
      {field("agents", t("agents"))}
      {field("calls", t("maxCalls"))}
    </FormDialog>
  );
}
