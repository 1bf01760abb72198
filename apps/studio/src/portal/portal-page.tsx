"use client";
import { Badge } from "@patchbay/ui/badge.tsx";
import { Callout } from "@patchbay/ui/callout.tsx";
import { Skeleton } from "@patchbay/ui/skeleton.tsx";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useMemo, useState } from "react";
import { STATUS_TONE } from "../tickets/ticket-words.ts";
import { OwnTicketView } from "./own-ticket.tsx";
import { PortalError, portalApi } from "./portal-api.ts";
import { PublicPage } from "./public-page.tsx";

/** A customer's own tickets. The link's secret stands after the mark of the address: no server sees it in a log. */
export function PortalPage() {
  const t = useTranslations("tickets");
  const [token, setToken] = useState<string>();
  useEffect(() => setToken(window.location.hash.slice(1)), []);
  const api = useMemo(() => portalApi(token ?? ""), [token]);
  const found = useQuery({
    queryKey: ["portal", token],
    queryFn: () => api.tickets(),
    enabled: token !== undefined,
    retry: false,
  });
  const [number, setNumber] = useState<number>();
  const isOver = found.error instanceof PortalError && found.error.status === 401;
  return (
    <PublicPage title={t("portal.title")}>
      {found.error ? <Callout tone="bad">{t(isOver ? "portal.over" : "portal.failed")}</Callout> : null}
      {found.isPending ? <Skeleton lines={5} /> : null}
      {found.data && number === undefined ? (
        <>
          <p>{t("portal.hello", { name: found.data.name })}</p>
          {found.data.tickets.length === 0 ? <p className="text-ink-faint">{t("portal.none")}</p> : null}
          <ul className="flex flex-col divide-y">
            {found.data.tickets.map((ticket) => (
              <li key={ticket.number}>
                <button
                  type="button"
                  className="flex w-full items-center gap-3 px-2 py-3 text-left hover:bg-hover"
                  onClick={() => setNumber(ticket.number)}
                >
                  <span className="tabular text-ink-faint">#{ticket.number}</span>
                  <span className="min-w-0 flex-1 truncate">{ticket.subject}</span>
                  <Badge tone={STATUS_TONE[ticket.status]}>{ticket.step ?? t(`statuses.${ticket.status}`)}</Badge>
                </button>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {number === undefined ? null : (
        <OwnTicketView
          api={api}
          number={number}
          onBack={() => {
            setNumber(undefined);
            void found.refetch();
          }}
        />
      )}
    </PublicPage>
  );
}
