"use client";
import { Badge } from "@patchbay/ui/badge.tsx";
import { Button } from "@patchbay/ui/button.tsx";
import { Panel } from "@patchbay/ui/panel.tsx";
import { useQuery } from "@tanstack/react-query";
import { Merge, Undo2 } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import type { Outputs } from "../data/outputs.ts";
import { useTRPC, useTRPCClient } from "../data/trpc.ts";
import { useAction } from "../data/use-action.ts";
import type { CustomerNow } from "./customer-draft.ts";
import { MergeDialog } from "./merge-dialog.tsx";

type Like = Outputs["customer"]["doubles"]["like"][number];

/** Who may be the same person, and what went on in this record before. */
export function DoublesPanel({ customer, mayEdit }: { readonly customer: CustomerNow; readonly mayEdit: boolean }) {
  const t = useTranslations("customers.doubles");
  const format = useFormatter();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const found = useQuery(trpc.customer.doubles.queryOptions({ id: customer.id })).data;
  const [chosen, setChosen] = useState<Like>();
  const undo = useAction({
    run: (merge: string) => client.customer.undoMerge.mutate({ merge }),
    refresh: [trpc.customer.pathFilter()],
    done: ({ goneName }) => t("undone", { name: goneName }),
  });
  const standing = found?.merges.filter(({ undoneAt }) => undoneAt === undefined) ?? [];
  if (!found || found.like.length + standing.length === 0) return null;
  return (
    <Panel title={t("title")}>
      <ul className="flex flex-col divide-y text-sm">
        {found.like.map((like) => (
          <li key={like.customer.id} className="flex items-center gap-2 py-1.5">
            <span className="min-w-0 flex-1">
              <span className="font-medium">{like.customer.name}</span>{" "}
              <Badge tone={like.likeness.strength === "strong" ? "lamp" : "neutral"}>
                {like.likeness.reasons.map((reason) => t(`reasons.${reason}`)).join(", ")}
              </Badge>
            </span>
            {mayEdit ? (
              <Button size="sm" icon={<Merge />} onClick={() => setChosen(like)}>
                {t("merge")}
              </Button>
            ) : null}
          </li>
        ))}
        {standing.map(({ id, goneName, at }, place) => (
          <li key={id} className="flex items-center gap-2 py-1.5">
            <span className="min-w-0 flex-1 text-ink-soft">
              {t("merged", { name: goneName, at: format.dateTime(at, { dateStyle: "medium" }) })}
            </span>
            {mayEdit && place === 0 ? (
              <Button size="sm" icon={<Undo2 />} busy={undo.isPending} onClick={() => undo.mutate(id)}>
                {t("undo")}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {chosen ? <MergeDialog kept={customer} gone={chosen.customer} onClose={() => setChosen(undefined)} /> : null}
    </Panel>
  );
}
