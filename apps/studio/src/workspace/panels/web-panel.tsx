"use client";
import type { PlacedPanel } from "@patchbay/ports/store/workspace-store";
import { useTranslations } from "next-intl";
import { useSession } from "../../data/session.tsx";
import { useDesk } from "../desk/desk-context.tsx";
import { factsOf } from "../desk/subject.ts";
import { fillUrl } from "../script/fill-template.ts";
import { NothingYet } from "./nothing-yet.tsx";
import { useCustomer } from "./use-customer.ts";

/** Another system's page, opened at the right record. Sandboxed: it may not steer this page. */
export function WebPanel({ panel }: { readonly panel: PlacedPanel }) {
  const t = useTranslations("workspace.web");
  const { user } = useSession();
  const { subject } = useDesk();
  const customer = useCustomer(subject?.customer).data?.customer;
  if (!subject) return <NothingYet>{t("none")}</NothingYet>;
  const url = fillUrl(panel.url ?? "", factsOf(subject, customer, user));
  // The sandbox lets a page keep its own origin; ours in a frame of ours could leave the sandbox.
  if (!url || new URL(url).origin === window.location.origin) return <NothingYet>{t("badUrl")}</NothingYet>;
  return (
    <iframe
      title={panel.title ?? t("frame")}
      src={url}
      sandbox="allow-scripts allow-forms allow-same-origin allow-popups"
      referrerPolicy="no-referrer"
      className="h-full w-full rounded-md border-0 bg-surface"
    />
  );
}
