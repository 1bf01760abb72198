"use client";
import { Callout } from "@patchbay/ui/callout.tsx";
import { Dialog } from "@patchbay/ui/dialog.tsx";
import { Skeleton } from "@patchbay/ui/skeleton.tsx";
import { Tabs } from "@patchbay/ui/tabs.tsx";
import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useTRPC } from "../data/trpc.ts";
import { useFailureText } from "../data/use-failure-text.ts";
import { useQueueTitle } from "../workspace/panels/use-queue-title.ts";
import { VerdictList } from "./verdict-list.tsx";

export interface WhyNotDialogProps {
  readonly entry: string;
  readonly onClose: () => void;
}

/** "Why not this agent?", for every agent: now, and at each decision so far. */
export function WhyNotDialog({ entry, onClose }: WhyNotDialogProps) {
  const t = useTranslations("routing.why");
  const strategies = useTranslations("routing.rules.strategies");
  const words = useTranslations("shell");
  const format = useFormatter();
  const trpc = useTRPC();
  const failureText = useFailureText();
  const queueTitle = useQueueTitle();
  const answer = useQuery({ ...trpc.queue.whyNot.queryOptions({ entry }), refetchInterval: 3_000 });
  const now = answer.data?.now;
  const history = answer.data?.history ?? [];
  return (
    <Dialog
      open
      size="lg"
      onOpenChange={(open) => !open && onClose()}
      title={t("title")}
      description={queueTitle(answer.data?.queue ?? "")}
      closeLabel={words("close")}
    >
      {answer.error ? <Callout tone="bad">{failureText(answer.error)}</Callout> : null}
      {answer.isPending ? <Skeleton lines={5} /> : null}
      {answer.data ? (
        <Tabs
          // Of a contact that waits no more the past is all there is.
          key={now ? "waits" : "over"}
          label={t("title")}
          tabs={[
            ...(now ? [{ value: "now", title: t("now"), content: <VerdictList verdicts={now} /> }] : []),
            {
              value: "history",
              title: t("history"),
              content:
                history.length === 0 ? (
                  <p className="py-4 text-sm">{t("noHistory")}</p>
                ) : (
                  <ol className="flex flex-col divide-y">
                    {history.map(({ at, agent, agentName, strategy, verdicts }) => (
                      <li key={at} className="py-2">
                        <details>
                          <summary className="cursor-pointer text-sm">
                            <span className="tabular pr-3 text-ink-faint">
                              {format.dateTime(at, { timeStyle: "medium" })}
                            </span>
                            {agent
                              ? t("offeredTo", { name: agentName ?? agent, strategy: strategies(strategy) })
                              : t("nobody")}
                          </summary>
                          <VerdictList verdicts={verdicts} chosen={agent} />
                        </details>
                      </li>
                    ))}
                  </ol>
                ),
            },
          ]}
        />
      ) : null}
    </Dialog>
  );
}
