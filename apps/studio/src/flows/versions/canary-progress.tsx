"use client";
import { Badge } from "@patchbay/ui/badge.tsx";
import { Button } from "@patchbay/ui/button.tsx";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { Outputs } from "../../data/outputs.ts";
import { useMay } from "../../data/session.tsx";
import { useTRPC, useTRPCClient } from "../../data/trpc.ts";
import { useAction } from "../../data/use-action.ts";

export interface CanaryProgressProps {
  readonly flow: string;
  readonly alias: string;
  readonly canary: NonNullable<Outputs["release"]["aliases"][number]["canary"]>;
}

const REFRESH_MS = 5_000;

/** How a version on trial does, and what a person may decide about it before it decides by itself. */
export function CanaryProgress({ flow, alias, canary }: CanaryProgressProps) {
  const t = useTranslations("versions.canary");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const mayPublish = useMay("flow:publish");
  const state = useQuery(trpc.release.canary.queryOptions({ flow, alias }, { refetchInterval: REFRESH_MS }));
  const end = useAction({
    run: (how: "canary-stopped" | "canary-promoted") =>
      client.release.endCanary.mutate({ flow, alias, version: canary.version, how }),
    refresh: [trpc.release.pathFilter()],
  });
  const { ended = 0, [canary.metric]: bad = 0 } = state.data?.counts ?? {};
  return (
    <span className="flex flex-wrap items-center gap-2">
      <Badge tone="lamp">{t("share", { version: canary.version, percent: canary.percent })}</Badge>
      <span className="tabular text-ink-soft text-xs">
        {t("counts", { ended, bad, metric: t(`metrics.${canary.metric}`), limit: Math.round(canary.limit * 100) })}
      </span>
      {mayPublish ? (
        <>
          <Button size="sm" busy={end.isPending} onClick={() => end.mutate("canary-promoted")}>
            {t("promote")}
          </Button>
          <Button size="sm" busy={end.isPending} onClick={() => end.mutate("canary-stopped")}>
            {t("stop")}
          </Button>
        </>
      ) : null}
    </span>
  );
}
