"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { Panel } from "@patchbay/ui/panel.tsx";
import { useQuery } from "@tanstack/react-query";
import { CircleHelp } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { useMay } from "../data/session.tsx";
import { useTRPC } from "../data/trpc.ts";
import { useQueueTitle } from "../workspace/panels/use-queue-title.ts";
import { WhyNotDialog } from "./why-not-dialog.tsx";

/** Where a call waited, and why the agents there did not have it. */
export function StaysPanel({ call }: { readonly call: string }) {
  const t = useTranslations("routing.stays");
  const words = useTranslations("routing.waiting");
  const format = useFormatter();
  const trpc = useTRPC();
  const queueTitle = useQueueTitle();
  const mayAsk = useMay("queue:read");
  const [asked, setAsked] = useState<string>();
  const stays = useQuery({ ...trpc.queue.staysOfCall.queryOptions({ call }), enabled: mayAsk }).data ?? [];
  if (stays.length === 0) return null;
  return (
    <Panel title={t("title")}>
      <ul className="flex flex-col gap-2 text-sm">
        {stays.map(({ entry, queue, enteredAt, priority, state }) => (
          <li key={entry} className="flex items-center gap-2">
            <span className="flex min-w-0 flex-1 flex-col">
              <span className="truncate">{queueTitle(queue)}</span>
              <span className="text-ink-faint text-xs">
                {t("since", {
                  time: format.dateTime(enteredAt, { timeStyle: "medium" }),
                  priority,
                  state: t(`states.${state}`),
                })}
              </span>
            </span>
            <Button size="sm" kind="quiet" icon={<CircleHelp />} onClick={() => setAsked(entry)}>
              {words("whyNot")}
            </Button>
          </li>
        ))}
      </ul>
      {asked ? <WhyNotDialog entry={asked} onClose={() => setAsked(undefined)} /> : null}
    </Panel>
  );
}
