"use client";
import { Callout } from "@patchbay/ui/callout.tsx";
import { Page } from "@patchbay/ui/page.tsx";
import { Skeleton } from "@patchbay/ui/skeleton.tsx";
import { useQuery } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTRPC } from "../data/trpc.ts";
import { useFailureText } from "../data/use-failure-text.ts";
import { TicketDetail } from "./ticket-detail.tsx";

/** One ticket on a page of its own. */
export function TicketPage({ id }: { readonly id: string }) {
  const t = useTranslations("tickets");
  const failureText = useFailureText();
  const found = useQuery(useTRPC().ticket.get.queryOptions({ id }));
  return (
    <Page
      wide
      title={found.data ? `#${found.data.number} ${found.data.subject}` : t("ticket")}
      actions={
        <Link href="/tickets" className="inline-flex items-center gap-1 text-sm hover:underline">
          <ArrowLeft className="size-4" />
          {t("back")}
        </Link>
      }
    >
      {found.error ? <Callout tone="bad">{failureText(found.error)}</Callout> : null}
      {found.isPending ? <Skeleton lines={10} /> : null}
      {found.data ? <TicketDetail id={id} /> : null}
    </Page>
  );
}
