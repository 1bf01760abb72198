"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { Callout } from "@patchbay/ui/callout.tsx";
import { Field } from "@patchbay/ui/field.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { usePreferences } from "../i18n/use-preferences.ts";
import { askForLink } from "./portal-api.ts";

/** Mails a customer the link to their tickets. */
export function LinkForm({ tenant }: { readonly tenant: string }) {
  const t = useTranslations("tickets.portal");
  const { locale } = usePreferences();
  const [email, setEmail] = useState("");
  const ask = useMutation({ mutationFn: () => askForLink(tenant, email, locale) });
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        ask.mutate();
      }}
    >
      <p className="text-ink-soft text-sm">{t("ask")}</p>
      <Field label={t("email")}>
        {(ids) => (
          <Input {...ids} type="email" required value={email} onChange={(event) => setEmail(event.target.value)} />
        )}
      </Field>
      <Button type="submit" kind="primary" className="self-start" busy={ask.isPending}>
        {t("send")}
      </Button>
      {ask.isSuccess ? (
        <Callout tone={ask.data === undefined ? "good" : "bad"}>
          {t(ask.data === undefined ? "sent" : ask.data === 429 ? "tooMany" : "failed")}
        </Callout>
      ) : null}
    </form>
  );
}
