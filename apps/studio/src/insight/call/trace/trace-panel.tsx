"use client";
import { pcapOf } from "@patchbay/domain/sip-trace/pcap";
import { Button } from "@patchbay/ui/button.tsx";
import { Callout } from "@patchbay/ui/callout.tsx";
import { Panel } from "@patchbay/ui/panel.tsx";
import { Skeleton } from "@patchbay/ui/skeleton.tsx";
import { useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { saveFile } from "../../../data/save-file.ts";
import { useTRPC } from "../../../data/trpc.ts";
import { useFailureText } from "../../../data/use-failure-text.ts";
import type { CallDetail } from "../call-facts.tsx";
import { LadderView } from "./ladder-view.tsx";

export interface TracePanelProps {
  readonly call: CallDetail["call"];
  readonly legs: CallDetail["legs"];
}

/** What we and the call's parties said to each other in SIP, for those who talk with carriers. */
export function TracePanel({ call, legs }: TracePanelProps) {
  const t = useTranslations("insight.call.trace");
  const failureText = useFailureText();
  const { data, error, isPending } = useQuery(useTRPC().calls.trace.queryOptions({ id: call.id }));
  const save = () => data && saveFile(`${call.id}.pcap`, pcapOf(data), "application/vnd.tcpdump.pcap");
  return (
    <Panel
      title={t("title")}
      actions={
        data && data.length > 0 ? (
          <Button size="sm" kind="quiet" icon={<Download />} onClick={save}>
            {t("save")}
          </Button>
        ) : null
      }
    >
      {error ? <Callout tone="bad">{failureText(error)}</Callout> : null}
      {isPending ? <Skeleton /> : null}
      {data?.length === 0 ? (
        <p className="text-ink-faint text-sm">{t(call.endedAt === undefined ? "later" : "none")}</p>
      ) : null}
      {data && data.length > 0 ? <LadderView messages={data} legs={legs} /> : null}
    </Panel>
  );
}
