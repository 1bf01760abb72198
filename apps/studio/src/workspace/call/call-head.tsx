"use client";
import { Badge } from "@patchbay/ui/badge.tsx";
import { useTranslations } from "next-intl";
import { useDesk } from "../desk/desk-context.tsx";
import { useNow } from "../desk/use-now.ts";
import { useQueueTitle } from "../panels/use-queue-title.ts";
import { clockText } from "../status/time-text.ts";
import { useTargetTitle } from "./use-target-title.ts";

/** Whom I talk to, for how long, and how. */
export function CallHead() {
  const t = useTranslations("workspace.call");
  const now = useNow();
  const queueTitle = useQueueTitle();
  const titleOf = useTargetTitle();
  const { agent, conversation, phone } = useDesk();
  const onPhone = phone.state.phone.call;
  const who = conversation?.customer?.name ?? conversation?.call.from ?? onPhone?.party ?? "";
  const since = agent.state.status === "talking" ? agent.state.since : undefined;
  const state = onPhone?.stage === "connecting" ? "connecting" : (conversation?.state ?? "talking");
  const peer = conversation?.peer ? titleOf(conversation.peer) : "";
  return (
    <div className="flex flex-col gap-1" data-conversation={state}>
      <div className="flex items-baseline gap-2">
        <p className="min-w-0 flex-1 truncate font-semibold text-lg">{who}</p>
        {since === undefined || now === 0 ? null : (
          <span className="tabular text-lg" role="timer" aria-label={t("duration")}>
            {clockText(now - since)}
          </span>
        )}
      </div>
      <div className="flex flex-wrap items-center gap-1.5 text-ink-faint text-xs">
        <Badge tone={state === "talking" ? "lamp" : "accent"}>{t(`states.${state}`, { peer })}</Badge>
        {conversation?.supervised ? <Badge tone="accent">{t(`supervised.${conversation.supervised}`)}</Badge> : null}
        {onPhone?.muted ? <Badge tone="bad">{t("muted")}</Badge> : null}
        {conversation ? <span className="tabular">{conversation.call.from}</span> : null}
        {conversation?.call.queue ? <span>{queueTitle(conversation.call.queue)}</span> : null}
      </div>
    </div>
  );
}
