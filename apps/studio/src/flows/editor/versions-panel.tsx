"use client";
import { Badge } from "@patchbay/ui/badge.tsx";
import { Button } from "@patchbay/ui/button.tsx";
import { Callout } from "@patchbay/ui/callout.tsx";
import { ConfirmDialog } from "@patchbay/ui/confirm-dialog.tsx";
import { Skeleton } from "@patchbay/ui/skeleton.tsx";
import { say } from "@patchbay/ui/toaster.tsx";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Eye, Radio, RotateCcw } from "lucide-react";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { useState } from "react";
import { useMay } from "../../data/session.tsx";
import { useTRPC, useTRPCClient } from "../../data/trpc.ts";
import { useFailureText } from "../../data/use-failure-text.ts";
import type { VersionView } from "./use-version-view.ts";

/** What was published, what is live, and one click back to any of it. */
export function VersionsPanel({ name, view }: { readonly name: string; readonly view: VersionView }) {
  const t = useTranslations("flows.versions");
  const words = useTranslations("shell");
  const format = useFormatter();
  const now = useNow({ updateInterval: 60_000 });
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const failureText = useFailureText();
  const mayEdit = useMay("flow:edit");
  const mayBind = useMay("number:bind");
  const versions = useQuery(trpc.flow.versions.queryOptions({ name }));
  const numbers = useQuery(trpc.number.list.queryOptions(undefined, { enabled: useMay("number:read") }));
  const [restoring, setRestoring] = useState<number>();
  const ours = (numbers.data ?? []).filter((number) => number.flow === name);
  const goLive = useMutation({
    mutationFn: (version: number) =>
      Promise.all(ours.map(({ number }) => client.number.bind.mutate({ number, flow: name, version }))),
    onSuccess: async (_, version) => {
      say.done(t("nowLive", { version }), ours.map(({ number }) => number).join(", "));
      await queries.invalidateQueries(trpc.number.list.queryFilter());
    },
    onError: (error) => say.failed(failureText(error)),
  });

  if (versions.error) return <Callout tone="bad">{failureText(versions.error)}</Callout>;
  if (!versions.data) return <Skeleton lines={4} />;
  if (versions.data.length === 0) return <p className="text-ink-faint text-sm">{t("none")}</p>;
  const newestFirst = [...versions.data].sort((one, other) => other.version - one.version);
  return (
    <>
      <ol className="flex flex-col">
        {newestFirst.map((item) => {
          const bound = ours.filter((number) => number.version === item.version);
          return (
            <li
              key={item.version}
              aria-label={t("version", { version: item.version })}
              className="flex flex-col gap-1 border-b py-2.5 last:border-b-0"
            >
              <div className="flex items-center gap-2">
                <span className="font-semibold text-sm">{t("version", { version: item.version })}</span>
                {bound.map(({ number }) => (
                  <Badge key={number} tone="good" icon={<Radio />} className="tabular">
                    {number}
                  </Badge>
                ))}
              </div>
              {item.message ? <p className="text-ink-soft text-sm">{item.message}</p> : null}
              <p className="text-ink-faint text-xs">
                {item.publishedBy
                  ? t("by", { when: format.relativeTime(item.publishedAt, now), who: item.publishedBy })
                  : format.relativeTime(item.publishedAt, now)}
              </p>
              <div className="flex flex-wrap gap-1 pt-0.5">
                <Button size="sm" icon={<Eye />} onClick={() => void view.show(item.version)}>
                  {t("view")}
                </Button>
                {mayEdit ? (
                  <Button size="sm" kind="quiet" icon={<RotateCcw />} onClick={() => setRestoring(item.version)}>
                    {t("restore")}
                  </Button>
                ) : null}
                {mayBind && ours.length > 0 && bound.length < ours.length ? (
                  <Button
                    size="sm"
                    kind="quiet"
                    icon={<Radio />}
                    busy={goLive.isPending && goLive.variables === item.version}
                    onClick={() => goLive.mutate(item.version)}
                  >
                    {t("goLive")}
                  </Button>
                ) : null}
              </div>
            </li>
          );
        })}
      </ol>
      <ConfirmDialog
        open={restoring !== undefined}
        onOpenChange={(open) => !open && setRestoring(undefined)}
        title={t("restoreTitle", { version: restoring ?? 0 })}
        confirm={t("restore")}
        cancel={words("cancel")}
        onConfirm={() => {
          if (restoring !== undefined) void view.restore(restoring);
          setRestoring(undefined);
        }}
      >
        {t("restoreText")}
      </ConfirmDialog>
    </>
  );
}
