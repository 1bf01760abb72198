"use client";
import { Badge } from "@patchbay/ui/badge.tsx";
import { Button } from "@patchbay/ui/button.tsx";
import { Panel } from "@patchbay/ui/panel.tsx";
import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "../data/trpc.ts";
import { ConsentDialog } from "./consent-dialog.tsx";

/** What the customer refuses, and every statement with who heard it and how. */
export function ConsentPanel({ customer, mayEdit }: { readonly customer: string; readonly mayEdit: boolean }) {
  const t = useTranslations("customers.consent");
  const format = useFormatter();
  const found = useQuery(useTRPC().customer.consent.queryOptions({ id: customer })).data;
  const [isOpen, setOpen] = useState(false);
  const refused = found?.leaves.filter(({ leave }) => !leave.allowed) ?? [];
  return (
    <Panel
      title={t("title")}
      actions={
        mayEdit ? (
          <Button size="sm" onClick={() => setOpen(true)}>
            {t("add")}
          </Button>
        ) : null
      }
    >
      <p className="flex flex-wrap gap-1 text-sm">
        {refused.length === 0 ? t("nothingRefused") : null}
        {refused.map(({ channel, purpose }) => (
          <Badge key={`${channel} ${purpose}`} tone="bad">
            {t(`channels.${channel}`)} · {t(`purposes.${purpose}`)}
          </Badge>
        ))}
      </p>
      <ul className="flex flex-col divide-y pt-2 text-xs">
        {found?.statements.map((said) => (
          <li key={said.id} className="py-1.5">
            <p>
              <span className="font-medium">{t(said.given ? "given" : "refused")}</span> ·{" "}
              {t(`channels.${said.channel}`)} · {t(`purposes.${said.purpose}`)}
            </p>
            <p className="text-ink-faint">
              {format.dateTime(said.at, { dateStyle: "medium", timeStyle: "short" })} · {t(`ways.${said.how}`)} ·{" "}
              {said.byName}
            </p>
            {said.proof ? <p className="text-ink-soft">“{said.proof}”</p> : null}
          </li>
        ))}
      </ul>
      {isOpen ? <ConsentDialog customer={customer} onClose={() => setOpen(false)} /> : null}
    </Panel>
  );
}
