"use client";
import type { Macro } from "@patchbay/domain/ticket/trigger";
import { useQuery } from "@tanstack/react-query";
import { Zap } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Inputs } from "../../data/outputs.ts";
import { useTRPC, useTRPCClient } from "../../data/trpc.ts";
import { useAction } from "../../data/use-action.ts";
import { FormDialog } from "../../frame/form-dialog.tsx";
import { ActionsField } from "./actions-field.tsx";
import { isNamed, NameFields } from "./name-fields.tsx";
import { RuleTab } from "./rule-tab.tsx";

export function MacrosTab() {
  const t = useTranslations("tickets.rules");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const found = useQuery(trpc.macro.list.queryOptions());
  const remove = useAction({
    run: ({ name }: Macro) => client.macro.remove.mutate({ name }),
    refresh: [trpc.macro.list.queryFilter()],
  });
  return (
    <RuleTab<Macro>
      kind="macros"
      icon={Zap}
      found={{ ...found, data: found.data as readonly Macro[] | undefined }}
      columns={[
        {
          key: "does",
          title: t("does"),
          cell: ({ actions }) => actions.map((one) => t(`actions.kinds.${one.do}`)).join(" · "),
        },
      ]}
      remove={remove.mutate}
      dialog={(macro, close) => <MacroDialog macro={macro} onClose={close} />}
    />
  );
}

function MacroDialog({ macro, onClose }: { readonly macro: Macro | undefined; readonly onClose: () => void }) {
  const t = useTranslations("tickets.rules");
  const words = useTranslations("shell");
  const client = useTRPCClient();
  const [draft, setDraft] = useState<Macro>(macro ?? { name: "", title: "", actions: [] });
  const save = useAction({
    run: () => client.macro.save.mutate(draft as Inputs["macro"]["save"]),
    refresh: [useTRPC().macro.list.queryFilter()],
    done: words("saved"),
    onDone: onClose,
  });
  return (
    <FormDialog
      size="lg"
      title={macro?.title ?? t("macros.add")}
      busy={save.isPending}
      disabled={!isNamed(draft) || draft.actions.length === 0}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      <NameFields draft={draft} isNew={!macro} onChange={setDraft} />
      <ActionsField label={t("does")} actions={draft.actions} onChange={(actions) => setDraft({ ...draft, actions })} />
    </FormDialog>
  );
}
