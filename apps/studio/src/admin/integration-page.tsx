"use client";
import { Page } from "@patchbay/ui/page.tsx";
import { useTranslations } from "next-intl";
import { ApiKeysPanel } from "./api-keys-panel.tsx";
import { ConnectionsPanel } from "./connections-panel.tsx";
import { WebhooksPanel } from "./webhooks-panel.tsx";

/** What other systems need: keys for the REST API, webhooks for events. */
export function IntegrationPage() {
  const t = useTranslations("admin.integration");
  return (
    <Page
      title={t("title")}
      description={t.rich("description", {
        link: (text) => (
          <a href="/api/openapi.json" className="font-medium text-accent-ink underline">
            {text}
          </a>
        ),
      })}
    >
      <ApiKeysPanel />
      <WebhooksPanel />
      <ConnectionsPanel />
    </Page>
  );
}
