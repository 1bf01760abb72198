"use client";
import type { AgentLayouts } from "@patchbay/domain/workspace-layout";
import type { Agent } from "@patchbay/ports/store/agent-store";
import type { WorkspaceLayout } from "@patchbay/ports/store/workspace-store";
import { Callout } from "@patchbay/ui/callout.tsx";
import { useTranslations } from "next-intl";
import { useCallback, useMemo, useState } from "react";
import { useConnected } from "../data/use-topic.ts";
import { ChatDock } from "./chat/chat-dock.tsx";
import { useDeskActions } from "./desk/desk-actions.ts";
import { DeskProvider, type DeskView } from "./desk/desk-context.tsx";
import { standingOffer } from "./desk/desk-state.ts";
import { ShortcutDialog } from "./desk/shortcut-dialog.tsx";
import type { Conversation } from "./desk/subject.ts";
import { useAudioRepair } from "./desk/use-audio-repair.ts";
import { useDeskEvents } from "./desk/use-desk-events.ts";
import { useInbox } from "./desk/use-inbox.ts";
import { useNow } from "./desk/use-now.ts";
import { useShortcuts } from "./desk/use-shortcuts.ts";
import { WorkspaceGrid } from "./layout/workspace-grid.tsx";
import { DirectCallCard } from "./offer/direct-call-card.tsx";
import { OfferCard } from "./offer/offer-card.tsx";
import { OutcomeNotice } from "./offer/outcome-notice.tsx";
import { useRing } from "./offer/use-ring.ts";
import { CheckNotice } from "./phone/check-notice.tsx";
import { DeviceDialog } from "./phone/device-dialog.tsx";
import { PhoneNotice } from "./phone/phone-notice.tsx";
import type { UsedPhone } from "./phone/use-agent-phone.ts";
import { usePhoneCheck } from "./phone/use-phone-check.ts";
import { useReadiness } from "./phone/use-readiness.ts";
import { StatusBar } from "./status/status-bar.tsx";

export interface WorkspaceProps {
  readonly agent: Agent;
  readonly conversation: Conversation | undefined;
  readonly layouts: AgentLayouts<WorkspaceLayout>;
  readonly phone: UsedPhone;
}

export function Workspace({ agent, conversation, layouts, phone }: WorkspaceProps) {
  const t = useTranslations("workspace");
  const [dialog, setDialog] = useState<"devices" | "shortcuts">();
  const { readiness, check } = useReadiness();
  const { phone: device } = phone;
  const onReplaced = useCallback((instance: string) => device?.replaced(instance), [device]);
  const { desk, dispatch } = useDeskEvents(agent.id, onReplaced);
  const now = useNow();
  const connected = useConnected();
  const offer = standingOffer(desk, now);
  const act = useDeskActions(phone, offer, conversation);
  useAudioRepair(phone, conversation, act);

  const call = phone.state.phone.call;
  const direct = call?.stage === "ringing" && !call.attach && !offer ? call : undefined;
  useRing(
    offer ? { id: offer.offer, who: offer.from } : direct && { id: direct.session, who: direct.party },
    phone.phone,
  );
  const checking = usePhoneCheck(phone, !offer && !conversation, readiness?.microphone || undefined);
  const mayBeReady = phone.state.phone.line.status === "ready" && readiness?.problems.length === 0 && checking.fit;
  useShortcuts({
    ...(call?.stage === "ringing" ? { answer: act.answer } : {}),
    ...(offer || direct ? { decline: act.decline } : {}),
    ...(mayBeReady ? { ready: () => act.setStatus({ status: "ready" }) } : {}),
    ...(agent.state.status === "wrap-up" ? { finishWrapUp: act.finishWrapUp } : {}),
  });

  const { inbox, subject } = useInbox(conversation, offer);
  const layout = (subject && layouts.of[subject.channel]) ?? layouts.usual;
  const view = useMemo<DeskView>(
    () => ({
      agent,
      layout,
      offer,
      outcome: desk.outcome,
      conversation,
      subject,
      inbox,
      phone,
      act,
    }),
    [agent, layout, offer, desk.outcome, conversation, subject, inbox, phone, act],
  );
  return (
    <DeskProvider value={view}>
      <h1 className="sr-only">{t("title")}</h1>
      <StatusBar
        mayBeReady={mayBeReady}
        checking={checking}
        onDevices={() => setDialog("devices")}
        onShortcuts={() => setDialog("shortcuts")}
      />
      <div className="flex flex-col gap-3 p-3">
        {/* First, so that nothing that appears above moves the button under the agent's hand. */}
        {offer ? <OfferCard key={offer.offer} offer={offer} /> : null}
        {direct ? <DirectCallCard party={direct.party} /> : null}
        {connected || now === 0 ? null : <Callout tone="warning">{t("notLive")}</Callout>}
        <PhoneNotice readiness={readiness} onCheck={check} />
        <CheckNotice checking={checking} />
        <OutcomeNotice onRead={() => dispatch({ type: "outcome-read" })} />
        <ChatDock />
        <WorkspaceGrid layout={layout} front={subject?.panels ?? []} />
      </div>
      {dialog === "devices" ? <DeviceDialog checking={checking} onClose={() => setDialog(undefined)} /> : null}
      {dialog === "shortcuts" ? <ShortcutDialog onClose={() => setDialog(undefined)} /> : null}
    </DeskProvider>
  );
}
