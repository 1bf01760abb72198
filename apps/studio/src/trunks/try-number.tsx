"use client";
import { Badge } from "@patchbay/ui/badge.tsx";
import { Button } from "@patchbay/ui/button.tsx";
import { Callout } from "@patchbay/ui/callout.tsx";
import { Field } from "@patchbay/ui/field.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { Panel } from "@patchbay/ui/panel.tsx";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { Outputs } from "../data/outputs.ts";
import { useTRPC } from "../data/trpc.ts";
import { useFailureText } from "../data/use-failure-text.ts";

/** Where would this number go? Nobody is called. */
export function TryNumber() {
  const t = useTranslations("trunks.try");
  const failureText = useFailureText();
  const trpc = useTRPC();
  const [typed, setTyped] = useState("");
  const [number, setNumber] = useState("");
  const found = useQuery(trpc.trunk.tryNumber.queryOptions({ number }, { enabled: number !== "", retry: false }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setNumber(typed.trim());
  };
  return (
    <Panel title={t("title")}>
      <form onSubmit={submit} className="flex flex-wrap items-end gap-3">
        <Field label={t("number")} className="w-64">
          {(ids) => (
            <Input {...ids} type="tel" className="font-mono" value={typed} onChange={(e) => setTyped(e.target.value)} />
          )}
        </Field>
        <Button type="submit" busy={found.isFetching} disabled={typed.trim() === ""}>
          {t("ask")}
        </Button>
      </form>
      <div aria-live="polite" className="flex flex-col gap-2 pt-3 text-sm empty:hidden">
        {found.error ? <Callout tone="bad">{failureText(found.error)}</Callout> : null}
        {found.data ? <Found trial={found.data} /> : null}
      </div>
    </Panel>
  );
}

function Found({ trial: { number, country, emergency, ways } }: { readonly trial: Outputs["trunk"]["tryNumber"] }) {
  const t = useTranslations("trunks");
  return (
    <>
      <p className="flex flex-wrap items-center gap-2">
        <span className="tabular font-medium font-mono">{number}</span>
        {country ? <Badge>{country}</Badge> : null}
        {emergency ? <Badge tone="bad">{t("try.emergency")}</Badge> : null}
      </p>
      {ways.length === 0 ? <Callout tone="warning">{t("try.nowhere")}</Callout> : null}
      <ol className="flex flex-col gap-1">
        {ways.map(({ trunk, perMinute, down, refused }, index) => (
          <li key={trunk} className="flex flex-wrap items-center gap-2">
            <span className="tabular text-ink-faint">{index + 1}.</span>
            <span className="font-medium">{trunk}</span>
            <span className="text-ink-soft">
              {perMinute === undefined ? t("try.noPrice") : t("try.price", { price: perMinute })}
            </span>
            {down ? <Badge tone="bad">{t("health.down")}</Badge> : null}
            {refused ? <Badge tone="bad">{t(`refusals.${refused}`)}</Badge> : null}
          </li>
        ))}
      </ol>
    </>
  );
}
