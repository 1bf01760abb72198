"use client";
import { Badge } from "@patchbay/ui/badge.tsx";
import { Button } from "@patchbay/ui/button.tsx";
import { Callout } from "@patchbay/ui/callout.tsx";
import { Page } from "@patchbay/ui/page.tsx";
import { Panel } from "@patchbay/ui/panel.tsx";
import { Skeleton } from "@patchbay/ui/skeleton.tsx";
import { useQuery } from "@tanstack/react-query";
import { Pencil } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMay } from "../data/session.tsx";
import { useTRPC } from "../data/trpc.ts";
import { useFailureText } from "../data/use-failure-text.ts";
import { ConsentPanel } from "./consent-panel.tsx";
import { CustomerDialog } from "./customer-dialog.tsx";
import type { CustomerNow } from "./customer-draft.ts";
import { DoublesPanel } from "./doubles-panel.tsx";
import { PersonActions } from "./person-actions.tsx";
import { PortraitPanel } from "./portrait-panel.tsx";
import { TimelinePanel } from "./timeline-panel.tsx";

/** One customer: who they are, what was between us, what they allow, and who may be the same person. */
export function CustomerPage({ id }: { readonly id: string }) {
  const failureText = useFailureText();
  const found = useQuery(useTRPC().customer.get.queryOptions({ id }));
  if (found.data) return <Profile customer={found.data.customer} />;
  return (
    <Page title="…">
      {found.error ? <Callout tone="bad">{failureText(found.error)}</Callout> : <Skeleton lines={8} />}
    </Page>
  );
}

function Profile({ customer }: { readonly customer: CustomerNow }) {
  const t = useTranslations("customers");
  const [mayEdit, mayManage] = [useMay("customer:edit"), useMay("customer:manage")];
  const fields = useQuery(useTRPC().customer.fields.queryOptions()).data ?? [];
  const [isEditing, setEditing] = useState(false);
  const { others = [] } = customer;
  const facts: readonly (readonly [string, string])[] = [
    [t("facts.phones"), customer.phones.join(", ")],
    [t("facts.emails"), customer.emails.join(", ")],
    ...others.map(({ kind, shown }) => [t(`handles.${kind as "chat"}`), shown] as const),
    [t("facts.externalId"), customer.externalId ?? ""],
    [t("facts.language"), customer.language ?? ""],
    ...Object.entries(customer.fields).map(([key, value]) => {
      const title = fields.find((field) => field.key === key)?.title ?? key;
      return [title, value === null ? "" : String(value)] as const;
    }),
  ];
  return (
    <Page
      title={
        <span className="flex flex-wrap items-center gap-2">
          {customer.name}
          {customer.tier ? <Badge tone="accent">{customer.tier}</Badge> : null}
          {customer.tags.map((tag) => (
            <Badge key={tag}>{tag}</Badge>
          ))}
        </span>
      }
      actions={
        <>
          {mayManage ? <PersonActions customer={customer} /> : null}
          {mayEdit ? (
            <Button kind="primary" icon={<Pencil />} onClick={() => setEditing(true)}>
              {t("edit")}
            </Button>
          ) : null}
        </>
      }
    >
      <PortraitPanel customer={customer.id} />
      <div className="grid items-start gap-4 lg:grid-cols-[22rem_1fr]">
        <div className="flex min-w-0 flex-col gap-4">
          <Panel title={t("identity")}>
            <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 text-sm">
              {facts
                .filter(([, value]) => value !== "")
                .map(([title, value]) => (
                  <div key={title} className="contents">
                    <dt className="text-ink-faint">{title}</dt>
                    <dd className="tabular min-w-0 break-words">{value}</dd>
                  </div>
                ))}
            </dl>
          </Panel>
          <ConsentPanel customer={customer.id} mayEdit={mayEdit} />
          <DoublesPanel customer={customer} mayEdit={mayEdit} />
        </div>
        <TimelinePanel customer={customer.id} />
      </div>
      {isEditing ? (
        <CustomerDialog
          customer={customer}
          fields={fields}
          onDone={() => setEditing(false)}
          onClose={() => setEditing(false)}
        />
      ) : null}
    </Page>
  );
}
