"use client";
import { useQuery } from "@tanstack/react-query";
import { Shapes } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Outputs } from "../../data/outputs.ts";
import { useTRPC, useTRPCClient } from "../../data/trpc.ts";
import { useAction } from "../../data/use-action.ts";
import { RuleTab } from "./rule-tab.tsx";
import { TypeDialog } from "./type-dialog.tsx";

export type TypeRow = Outputs["ticketType"]["list"][number];

export function TypesTab() {
  const t = useTranslations("tickets.rules");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const found = useQuery(trpc.ticketType.list.queryOptions());
  const remove = useAction({
    run: ({ name }: TypeRow) => client.ticketType.remove.mutate({ name }),
    refresh: [trpc.ticketType.list.queryFilter()],
  });
  return (
    <RuleTab<TypeRow>
      kind="types"
      icon={Shapes}
      found={found}
      columns={[
        { key: "fields", title: t("fields"), width: "7rem", cell: ({ fields }) => fields.length },
        {
          key: "flow",
          title: t("flow"),
          cell: ({ flow }) =>
            flow ? (
              <Link href={`/flows/${flow}`} className="hover:underline">
                {flow}
              </Link>
            ) : (
              t("usualStatuses")
            ),
        },
      ]}
      remove={remove.mutate}
      dialog={(type, close) => <TypeDialog type={type} onClose={close} />}
    />
  );
}
