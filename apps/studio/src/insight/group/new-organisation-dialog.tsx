"use client";
import { Field } from "@patchbay/ui/field.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { Segmented } from "@patchbay/ui/segmented.tsx";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useSession } from "../../data/session.tsx";
import { useTRPC, useTRPCClient } from "../../data/trpc.ts";
import { useAction } from "../../data/use-action.ts";
import { FormDialog } from "../../frame/form-dialog.tsx";
import { OrganisationSelect } from "./organisation-select.tsx";
import type { OrganisationRow } from "./use-organisations.ts";

export interface NewOrganisationDialogProps {
  readonly organisations: readonly OrganisationRow[];
  readonly onClose: () => void;
}

export function NewOrganisationDialog({ organisations, onClose }: NewOrganisationDialogProps) {
  const t = useTranslations("insight.group");
  const { tenant } = useSession();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { timeZone, language } = tenant;
  const [made, setMade] = useState({ name: "", slug: "", parent: tenant.id as string, timeZone, language });
  const create = useAction({
    run: () => client.group.create.mutate(made),
    refresh: [trpc.group.organisations.queryFilter(), trpc.session.me.queryFilter()],
    done: t("created", { name: made.name }),
    onDone: onClose,
  });
  const text = (part: "name" | "slug" | "timeZone", label: string, hint?: string) => (
    <Field label={label} {...(hint ? { hint } : {})}>
      {(ids) => (
        <Input
          {...ids}
          required
          maxLength={part === "slug" ? 40 : 100}
          value={made[part]}
          onChange={(event) => setMade({ ...made, [part]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <FormDialog title={t("add")} confirm={t("add")} busy={create.isPending} onSubmit={create.mutate} onClose={onClose}>
      {text("name", t("name"))}
      {text("slug", t("slug"), t("slugHint"))}
      <OrganisationSelect
        label={t("parent")}
        organisations={organisations}
        value={made.parent}
        onChange={(parent) => setMade({ ...made, parent })}
      />
      {text("timeZone", t("zone"))}
      <Segmented
        label={t("language")}
        value={made.language}
        options={(["en", "zh"] as const).map((value) => ({ value, label: t(`languages.${value}`) }))}
        onChange={(next) => setMade({ ...made, language: next })}
      />
    </FormDialog>
  );
}
