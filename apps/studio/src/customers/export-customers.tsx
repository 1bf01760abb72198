"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Outputs } from "../data/outputs.ts";
import { saveCsv } from "../data/save-csv.ts";
import { useTRPCClient } from "../data/trpc.ts";
import { useAction } from "../data/use-action.ts";

type Row = Outputs["customer"]["page"][number];

const PAGE = 1_000;

/** All customers as one CSV file, which the import takes again. */
export function ExportCustomers() {
  const t = useTranslations("customers");
  const client = useTRPCClient();
  const save = useAction({
    run: async () => {
      const all: Row[] = [];
      for (;;) {
        const after = all.at(-1)?.id;
        const page = await client.customer.page.query({ limit: PAGE, ...(after ? { after } : {}) });
        all.push(...page);
        if (page.length < PAGE) return all;
      }
    },
    onDone: (all) => saveCsv("customers", tableOf(all)),
  });
  return (
    <Button icon={<Download />} busy={save.isPending} onClick={() => save.mutate()}>
      {t("export")}
    </Button>
  );
}

function tableOf(all: readonly Row[]): readonly (readonly string[])[] {
  const fields = [...new Set(all.flatMap((row) => Object.keys(row.fields)))];
  const titles = ["Name", "Phone", "Email", "Customer ID", "Tier", "Language", "Tags", ...fields];
  const several = (items: readonly string[]) => items.join("; ");
  const rows = all.map((row) => [
    ...[row.name, several(row.phones), several(row.emails), row.externalId ?? "", row.tier ?? "", row.language ?? ""],
    ...[several(row.tags), ...fields.map((key) => written(row.fields[key]))],
  ]);
  return [titles, ...rows];
}

function written(value: unknown): string {
  if (value === undefined || value === null) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
