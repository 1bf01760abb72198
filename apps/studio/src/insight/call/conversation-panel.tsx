"use client";
import { Panel } from "@patchbay/ui/panel.tsx";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "../../data/trpc.ts";
import { Transcript } from "../../workspace/chat/transcript.tsx";

/** What was written with this contact. */
export function ConversationPanel({ id }: { readonly id: string }) {
  const t = useTranslations("workspace.chat");
  const read = useQuery(useTRPC().chat.messages.queryOptions({ id }));
  return (
    <Panel title={t("title")}>
      <Transcript messages={read.data?.messages ?? []} label={t("list")} />
    </Panel>
  );
}
