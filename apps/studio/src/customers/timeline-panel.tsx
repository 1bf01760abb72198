"use client";
import type { TimelineKind } from "@patchbay/ports/store/customer-record-stores";
import { Badge } from "@patchbay/ui/badge.tsx";
import { Button } from "@patchbay/ui/button.tsx";
import { EmptyState } from "@patchbay/ui/empty-state.tsx";
import { Panel } from "@patchbay/ui/panel.tsx";
import { Segmented } from "@patchbay/ui/segmented.tsx";
import { Skeleton } from "@patchbay/ui/skeleton.tsx";
import { useInfiniteQuery } from "@tanstack/react-query";
import { History } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "../data/trpc.ts";
import { type TimelineRow, useTimelineText } from "./use-timeline-text.ts";

const KINDS = {
  all: undefined,
  contacts: ["call", "conversation", "attempt"],
  tickets: ["ticket"],
  said: ["survey", "consent"],
} as const satisfies Record<string, readonly TimelineKind[] | undefined>;
type Shown = keyof typeof KINDS;

/** Everything that was between a customer and us, newest first, whatever the channel. */
export function TimelinePanel({ customer }: { readonly customer: string }) {
  const t = useTranslations("customers.timeline");
  const [shown, setShown] = useState<Shown>("all");
  const kinds = KINDS[shown];
  const found = useInfiniteQuery(
    useTRPC().customer.timeline.infiniteQueryOptions(
      { id: customer, ...(kinds ? { kinds: [...kinds] } : {}) },
      { getNextPageParam: (page) => page.next },
    ),
  );
  const entries = found.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <Panel
      title={t("title")}
      actions={
        <Segmented
          label={t("show")}
          value={shown}
          options={(Object.keys(KINDS) as Shown[]).map((value) => ({ value, label: t(`shown.${value}`) }))}
          onChange={setShown}
        />
      }
    >
      {found.isPending ? <Skeleton lines={6} /> : null}
      {found.data && entries.length === 0 ? <EmptyState icon={<History />} title={t("empty")} /> : null}
      <ol aria-label={t("title")} className="flex flex-col divide-y text-sm">
        {entries.map((entry) => (
          <Entry key={`${entry.kind} ${entry.id} ${entry.at}`} entry={entry} />
        ))}
      </ol>
      {found.hasNextPage ? (
        <Button className="mt-3" busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t("more")}
        </Button>
      ) : null}
    </Panel>
  );
}

function Entry({ entry }: { readonly entry: TimelineRow }) {
  const format = useFormatter();
  const { title, note, href } = useTimelineText()(entry);
  return (
    <li className="flex items-baseline gap-3 py-1.5">
      <time className="tabular w-40 shrink-0 text-ink-faint text-xs">
        {format.dateTime(entry.at, { dateStyle: "medium", timeStyle: "short" })}
      </time>
      <span className="min-w-0 flex-1 truncate">
        {href ? (
          <Link href={href} className="hover:underline">
            {title}
          </Link>
        ) : (
          title
        )}
      </span>
      {entry.who ? <span className="text-ink-faint text-xs">{entry.who}</span> : null}
      {note ? <Badge>{note}</Badge> : null}
    </li>
  );
}
