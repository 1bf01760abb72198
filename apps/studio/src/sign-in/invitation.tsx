"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { Callout } from "@patchbay/ui/callout.tsx";
import { Field } from "@patchbay/ui/field.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { Segmented } from "@patchbay/ui/segmented.tsx";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { auth } from "../data/auth.ts";
import { Brand } from "../shell/brand.tsx";
import { PreferenceBar } from "./preference-bar.tsx";

type Way = "new" | "known";

/** Joins an organisation by an invitation's link: with a new account, or with the one that one has. */
export function Invitation({ id }: { readonly id: string }) {
  const t = useTranslations("shell.invitation");
  const words = useTranslations("shell.signIn");
  const [way, setWay] = useState<Way>("new");
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const email = String(form.get("email")).trim();
    const password = String(form.get("password"));
    setBusy(true);
    setRefused(false);
    const entered =
      way === "new"
        ? await auth.signUp.email({ email, password, name: String(form.get("name")).trim() })
        : await auth.signIn.email({ email, password });
    const joined = entered.error ? entered : await auth.organization.acceptInvitation({ invitationId: id });
    if (!joined.error) {
      window.location.assign("/");
      return;
    }
    setBusy(false);
    setRefused(true);
  };

  return (
    <main className="flex min-h-screen flex-col bg-surface px-8 py-6">
      <Brand />
      <div className="mx-auto flex w-full max-w-80 flex-1 flex-col justify-center gap-5 py-10">
        <div className="flex flex-col gap-1">
          <h1 className="font-semibold text-2xl tracking-tight">{t("title")}</h1>
          <p className="text-ink-faint">{t("text")}</p>
        </div>
        <Segmented
          label={t("way")}
          value={way}
          options={[
            { value: "new", label: t("new") },
            { value: "known", label: t("known") },
          ]}
          onChange={setWay}
        />
        <form onSubmit={submit} className="flex flex-col gap-4" aria-label={t("title")}>
          {way === "new" ? (
            <Field label={t("name")}>
              {(ids) => <Input {...ids} name="name" required autoComplete="name" className="h-10!" />}
            </Field>
          ) : null}
          <Field label={words("email")} hint={t("emailHint")}>
            {(ids) => <Input {...ids} name="email" type="email" required autoComplete="username" className="h-10!" />}
          </Field>
          <Field label={words("password")}>
            {(ids) => (
              <Input
                {...ids}
                name="password"
                type="password"
                required
                minLength={8}
                autoComplete={way === "new" ? "new-password" : "current-password"}
                className="h-10!"
              />
            )}
          </Field>
          {refused ? <Callout tone="bad">{t("refused")}</Callout> : null}
          <Button kind="primary" size="lg" type="submit" busy={busy}>
            {t("join")}
          </Button>
        </form>
      </div>
      <PreferenceBar />
    </main>
  );
}
