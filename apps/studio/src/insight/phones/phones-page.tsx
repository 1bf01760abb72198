"use client";
import { Badge } from "@patchbay/ui/badge.tsx";
import { EmptyState } from "@patchbay/ui/empty-state.tsx";
import { Page } from "@patchbay/ui/page.tsx";
import { useQuery } from "@tanstack/react-query";
import { Headset } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { Outputs } from "../../data/outputs.ts";
import { useTRPC } from "../../data/trpc.ts";
import { ListPanel } from "../../frame/list-panel.tsx";
import { useFigureTexts } from "../../workspace/phone/phone-report.tsx";
import { UnfitPhonesChoice } from "./unfit-phones-choice.tsx";

type Row = Outputs["phone"]["checks"][number];

/** How fit every agent's phone was when it was last tried. */
export function PhonesPage() {
  const t = useTranslations("workspace.phoneCheck");
  const format = useFormatter();
  const figureTexts = useFigureTexts();
  const found = useQuery(useTRPC().phone.checks.queryOptions(undefined, { refetchInterval: 15_000 }));
  const figure = (name: ReturnType<typeof figureTexts>[number]["name"], width: string) => ({
    ...{ key: name, title: t(`figures.${name}`), width },
    cell: ({ check }: Row) => (
      <span className="tabular">{check ? figureTexts(check.figures).find((one) => one.name === name)?.text : "—"}</span>
    ),
  });
  return (
    <Page title={t("page")} description={t("pageText")} actions={<UnfitPhonesChoice />} wide>
      <ListPanel
        title={t("agents")}
        found={found}
        rowKey={(row) => row.agent}
        empty={<EmptyState icon={<Headset />} title={t("none")} />}
        columns={[
          {
            key: "agent",
            title: t("agent"),
            cell: ({ name, team }) => (
              <span>
                <span className="block font-medium">{name}</span>
                <span className="block text-ink-faint text-xs">{team}</span>
              </span>
            ),
          },
          { key: "result", title: t("result"), width: "14rem", cell: ({ check }) => <Result check={check} /> },
          figure("mos", "6rem"),
          figure("roundTrip", "6rem"),
          figure("jitter", "9rem"),
          figure("lost", "8rem"),
          figure("signalling", "6rem"),
          { key: "microphone", title: t("microphone"), width: "12rem", cell: ({ check }) => check?.microphone ?? "—" },
          {
            key: "at",
            title: t("at"),
            width: "10rem",
            cell: ({ check }) => (check ? format.dateTime(check.at, { dateStyle: "medium", timeStyle: "short" }) : "—"),
          },
        ]}
      />
    </Page>
  );
}

function Result({ check }: { readonly check: Row["check"] | undefined }) {
  const t = useTranslations("workspace.phoneCheck");
  if (!check) return <Badge>{t("words.never")}</Badge>;
  if (check.faults.length === 0) return <Badge tone="good">{t("words.fit")}</Badge>;
  return (
    <span className="flex flex-wrap gap-1">
      {check.faults.map((fault) => (
        <Badge key={fault} tone="bad">
          {t(`faults.${fault}.title`)}
        </Badge>
      ))}
    </span>
  );
}
