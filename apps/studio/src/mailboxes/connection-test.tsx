"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { Callout } from "@patchbay/ui/callout.tsx";
import { useMutation } from "@tanstack/react-query";
import { PlugZap } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Outputs } from "../data/outputs.ts";
import { useTRPCClient } from "../data/trpc.ts";
import { useFailureText } from "../data/use-failure-text.ts";
import { isWhole, type MailboxDraft, newPasswords } from "./mailbox-draft.ts";

type Tried = Outputs["chat"]["checkMailLine"]["imap"];

/** Tries both servers as they are typed, and says which one refused and why. */
export function ConnectionTest({ draft, address }: { readonly draft: MailboxDraft; readonly address?: string }) {
  const t = useTranslations("mailboxes");
  const client = useTRPCClient();
  const failureText = useFailureText();
  const check = useMutation({
    mutationFn: () =>
      client.chat.checkMailLine.mutate({
        ...(address === undefined ? {} : { address }),
        ...{ line: draft.line, passwords: newPasswords(draft) },
      }),
  });
  const { data, error, isPending } = check;
  return (
    <div className="flex flex-col gap-2" aria-live="polite">
      <Button
        className="self-start"
        icon={<PlugZap />}
        busy={isPending}
        disabled={!isWhole(draft, address === undefined)}
        onClick={() => check.mutate()}
      >
        {t("test")}
      </Button>
      {error ? <Callout tone="bad">{failureText(error)}</Callout> : null}
      {data ? (
        <>
          <Outcome title={t("imap")} tried={data.imap} />
          <Outcome title={t("smtp")} tried={data.smtp} />
        </>
      ) : null}
    </div>
  );
}

function Outcome({ title, tried }: { readonly title: string; readonly tried: Tried }) {
  const t = useTranslations("mailboxes");
  if (tried.ok) return <Callout tone="good">{t("works", { server: title })}</Callout>;
  const { code, why } = tried.error;
  return (
    <Callout tone="bad" title={t(code === "mail.unreachable" ? "unreachable" : "refused", { server: title })}>
      {why}
    </Callout>
  );
}
