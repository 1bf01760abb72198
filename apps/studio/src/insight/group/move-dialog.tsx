"use client";
import { branchOf } from "@patchbay/domain/group/organisation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC, useTRPCClient } from "../../data/trpc.ts";
import { useAction } from "../../data/use-action.ts";
import { FormDialog } from "../../frame/form-dialog.tsx";
import { OrganisationSelect } from "./organisation-select.tsx";
import type { OrganisationRow } from "./use-organisations.ts";

export interface MoveDialogProps {
  readonly organisation: OrganisationRow;
  readonly organisations: readonly OrganisationRow[];
  readonly onClose: () => void;
}

/** Puts an organisation below another one: any but itself and those below it. */
export function MoveDialog({ organisation, organisations, onClose }: MoveDialogProps) {
  const t = useTranslations("insight.group");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { id, name, parent } = organisation;
  const own = new Set(branchOf(organisations, id).map((one) => one.id));
  const [under, setUnder] = useState<string>(parent ?? "");
  const move = useAction({
    run: () => client.group.move.mutate({ id, under }),
    refresh: [trpc.group.organisations.queryFilter()],
    done: t("moved", { name }),
    onDone: onClose,
  });
  return (
    <FormDialog
      title={t("moveTitle", { name })}
      description={t("moveHint")}
      busy={move.isPending}
      disabled={under === parent}
      onSubmit={move.mutate}
      onClose={onClose}
    >
      <OrganisationSelect
        label={t("under")}
        organisations={organisations.filter((one) => !own.has(one.id))}
        value={under}
        onChange={setUnder}
      />
    </FormDialog>
  );
}
