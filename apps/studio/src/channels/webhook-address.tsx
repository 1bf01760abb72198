"use client";
import type { ProviderName } from "@patchbay/domain/channel/provider-line";
import { Callout } from "@patchbay/ui/callout.tsx";
import { useTranslations } from "next-intl";
import { CopyText } from "../shell/copy-text.tsx";

/** Where the provider shall post, to be copied into its settings; SMPP is connected to, and Telegram is told by the test. */
export function WebhookAddress({ provider, address }: { readonly provider: ProviderName; readonly address?: string }) {
  const t = useTranslations("channels");
  if (provider === "smpp") return null;
  if (address === undefined) return <Callout tone="info">{t("webhookLater")}</Callout>;
  return (
    <Callout tone="info" title={t("webhook")}>
      <CopyText label={t("webhook")} text={`${window.location.origin}/channels/in/${address}`} />
      <p>{t(provider === "telegram" ? "webhookTold" : "webhookHint", { provider: t(`providers.${provider}`) })}</p>
    </Callout>
  );
}
