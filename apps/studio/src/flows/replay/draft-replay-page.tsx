"use client";
import { buttonStyle } from "@patchbay/ui/button-style";
import { Callout } from "@patchbay/ui/callout.tsx";
import { Page } from "@patchbay/ui/page.tsx";
import { Skeleton } from "@patchbay/ui/skeleton.tsx";
import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTRPC } from "../../data/trpc.ts";
import { useFailureText } from "../../data/use-failure-text.ts";

// Canvas and node definitions measure and draw: there is nothing of them to render on a server.
const TwoWays = dynamic(() => import("./two-ways.tsx").then((file) => file.TwoWays), { ssr: false });

export interface DraftReplayPageProps {
  readonly name: string;
  readonly call: string;
}

/** One past call replayed through a flow's draft: what the caller did, what data answered and the clock are the recorded ones. */
export function DraftReplayPage({ name, call }: DraftReplayPageProps) {
  const t = useTranslations("replay.draft");
  const failureText = useFailureText();
  const trpc = useTRPC();
  // The draft may have been saved since: always asked anew.
  const replayed = useQuery(trpc.flow.retrace.queryOptions({ name, call }, { staleTime: 0, gcTime: 0, retry: false }));
  const flowPath = `/flows/${encodeURIComponent(name)}`;
  return (
    <Page
      wide
      title={t("title")}
      description={t("description")}
      actions={
        <>
          <Link href={`/calls/${encodeURIComponent(call)}`} className={buttonStyle("plain")}>
            {t("toCall")}
          </Link>
          <Link href={flowPath} className={buttonStyle("plain")}>
            {t("toDraft")}
          </Link>
        </>
      }
    >
      {replayed.error ? <Callout tone="bad">{failureText(replayed.error)}</Callout> : null}
      {replayed.data ? <TwoWays replayed={replayed.data} /> : replayed.error ? null : <Skeleton lines={10} />}
    </Page>
  );
}
