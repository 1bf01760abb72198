"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { Callout } from "@patchbay/ui/callout.tsx";
import { useMutation } from "@tanstack/react-query";
import { PlugZap } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Outputs } from "../data/outputs.ts";
import { useTRPCClient } from "../data/trpc.ts";
import { useFailureText } from "../data/use-failure-text.ts";
import { isWhole, lineOf, type ProviderDraft } from "./provider-draft.ts";

/** Signs in to the provider with what is typed, and says as whom it knows us or why it does not. */
export function ProviderTest({ draft, address }: { readonly draft: ProviderDraft; readonly address?: string }) {
  const t = useTranslations("channels");
  const client = useTRPCClient();
  const failureText = useFailureText();
  const check = useMutation({
    mutationFn: () =>
      client.chat.checkProviderLine.mutate({ ...(address === undefined ? {} : { address }), line: lineOf(draft) }),
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
      {data ? <Outcome tried={data} /> : null}
    </div>
  );
}

function Outcome({ tried }: { readonly tried: Outputs["chat"]["checkProviderLine"] }) {
  const t = useTranslations("channels");
  if (tried.ok) return <Callout tone="good">{t("works", { as: tried.value.as })}</Callout>;
  const { code, why } = tried.error;
  return (
    <Callout tone="bad" title={t(code === "channel.unreachable" ? "unreachable" : "refused")}>
      {why}
    </Callout>
  );
}
