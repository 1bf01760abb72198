"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { Callout } from "@patchbay/ui/callout.tsx";
import { Field } from "@patchbay/ui/field.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { auth } from "../data/auth.ts";
import { Brand } from "../shell/brand.tsx";
import { JackField } from "./jack-field.tsx";
import { PreferenceBar } from "./preference-bar.tsx";
import { safeNext } from "./safe-next.ts";

type Refusal = "wrong" | "throttled" | "unreachable";

export function SignIn() {
  const t = useTranslations("shell.signIn");
  const next = safeNext(useSearchParams().get("next"));
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setRefusal(undefined);
    const { error } = await auth.signIn.email({
      email: String(form.get("email")).trim(),
      password: String(form.get("password")),
    });
    if (!error) {
      // A full load: the whole page depends on who is there.
      window.location.assign(next);
      return;
    }
    setBusy(false);
    setRefusal(
      error.status === 429 ? "throttled" : error.status >= 400 && error.status < 500 ? "wrong" : "unreachable",
    );
  };

  return (
    <main className="grid min-h-screen lg:grid-cols-[minmax(26rem,1fr)_1.25fr]">
      <section className="flex flex-col bg-surface px-8 py-6">
        <Brand />
        <div className="mx-auto flex w-full max-w-80 flex-1 flex-col justify-center gap-5 py-10">
          <div className="flex flex-col gap-1">
            <h1 className="font-semibold text-2xl tracking-tight">{t("title")}</h1>
            <p className="text-ink-faint">{t("subtitle")}</p>
          </div>
          <form onSubmit={submit} className="flex flex-col gap-4" aria-label={t("title")}>
            <Field label={t("email")}>
              {(ids) => (
                <Input
                  {...ids}
                  name="email"
                  type="email"
                  required
                  autoComplete="username"
                  autoFocus
                  className="h-10!"
                />
              )}
            </Field>
            <Field label={t("password")}>
              {(ids) => (
                <Input
                  {...ids}
                  name="password"
                  type="password"
                  required
                  autoComplete="current-password"
                  className="h-10!"
                />
              )}
            </Field>
            {refusal ? <Callout tone="bad">{t(refusal)}</Callout> : null}
            <Button kind="primary" size="lg" type="submit" busy={busy}>
              {t("submit")}
            </Button>
          </form>
        </div>
        <PreferenceBar />
      </section>
      <section className="relative hidden overflow-hidden bg-sunken lg:block" aria-hidden="true">
        <JackField />
        <p className="absolute bottom-10 left-10 max-w-md text-balance rounded-lg bg-surface px-4 py-3 font-medium text-ink-soft text-lg shadow-card">
          {t("motto")}
        </p>
      </section>
    </main>
  );
}
