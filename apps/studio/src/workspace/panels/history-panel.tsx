"use client";
import { Skeleton } from "@patchbay/ui/skeleton.tsx";
import { useTranslations } from "next-intl";
import { useDesk } from "../desk/desk-context.tsx";
import { NothingYet } from "./nothing-yet.tsx";
import { RecentContacts } from "./recent-contacts.tsx";
import { useCustomer } from "./use-customer.ts";

export function HistoryPanel() {
  const t = useTranslations("workspace.history");
  const { subject } = useDesk();
  const found = useCustomer(subject?.customer);
  if (!subject?.customer) return <NothingYet>{t("none")}</NothingYet>;
  if (!found.data) return <Skeleton />;
  return <RecentContacts detail={found.data} except={subject.call} />;
}
