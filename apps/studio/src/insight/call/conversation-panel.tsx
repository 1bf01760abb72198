"use client";
import type { ConversationId } from "@patchbay/base/ids";
import type { TextChannel } from "@patchbay/domain/conversation";
import { Panel } from "@patchbay/ui/panel.tsx";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "../../data/trpc.ts";
import { Transcript } from "../../workspace/chat/transcript.tsx";

/** What was written with this contact. */
export function ConversationPanel({ call }: { readonly call: { readonly id: string; readonly channel: string } }) {
  const { id, channel } = call;
  const t = useTranslations("workspace.chat");
  const read = useQuery(useTRPC().chat.messages.queryOptions({ id }));
  return (
    <Panel title={t("title")}>
      <Transcript
        chat={{ id: id as ConversationId, channel: channel as TextChannel }}
        messages={read.data?.messages ?? []}
        label={t("list")}
      />
    </Panel>
  );
}
