"use client";
import { Callout } from "@patchbay/ui/callout.tsx";
import { Skeleton } from "@patchbay/ui/skeleton.tsx";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useSession } from "../data/session.tsx";
import { useTRPC } from "../data/trpc.ts";
import { useFailureText } from "../data/use-failure-text.ts";
import { useAgentPhone } from "./phone/use-agent-phone.ts";
import { Workspace } from "./workspace.tsx";

/** Loads what the workspace stands on: who the agent is, what is going on, which layout. */
export function WorkspacePage() {
  const t = useTranslations("workspace");
  const trpc = useTRPC();
  const failureText = useFailureText();
  const { user } = useSession();
  // Before anything is loaded: after a reload in mid-call the phone is what the customer waits for.
  const phone = useAgentPhone();
  const agent = useQuery(trpc.agent.me.queryOptions());
  const conversation = useQuery(trpc.calls.mine.queryOptions());
  const layouts = useQuery(trpc.workspace.mine.queryOptions(undefined, { staleTime: 60_000 }));
  const error = agent.error ?? conversation.error ?? layouts.error;
  if (error && !(agent.data && layouts.data)) {
    return (
      <div className="mx-auto max-w-lg p-6">
        <h1 className="sr-only">{t("title")}</h1>
        <Callout tone="bad" title={t("notLoaded")}>
          {failureText(error)}
        </Callout>
      </div>
    );
  }
  if (!agent.data || !layouts.data || conversation.data === undefined) return <Skeleton lines={12} className="p-6" />;
  return (
    <Workspace
      key={user.id}
      agent={agent.data}
      conversation={conversation.data ?? undefined}
      layouts={layouts.data}
      phone={phone}
    />
  );
}
