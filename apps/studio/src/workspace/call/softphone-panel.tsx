"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { Callout } from "@patchbay/ui/callout.tsx";
import { useTranslations } from "next-intl";
import { useDesk } from "../desk/desk-context.tsx";
import { needsAudio } from "../desk/needs-audio.ts";
import { NothingYet } from "../panels/nothing-yet.tsx";
import { CallControls } from "./call-controls.tsx";
import { CallHead } from "./call-head.tsx";
import { ConsultBar } from "./consult-bar.tsx";
import { LastCallNotice } from "./last-call-notice.tsx";
import { WrapUpForm } from "./wrap-up-form.tsx";

/** The phone: the conversation with all that can be done in it, then its wrap-up. */
export function SoftphonePanel() {
  const t = useTranslations("workspace.call");
  const { conversation, phone, act } = useDesk();
  const onPhone = phone.state.phone.call;
  if (conversation?.state === "wrap-up" && !onPhone) return <WrapUpForm key={conversation.call.id} />;
  if (!conversation && (!onPhone || onPhone.stage === "ringing")) {
    return (
      <div className="flex flex-col gap-3">
        <LastCallNotice />
        <NothingYet>{t("idle")}</NothingYet>
      </div>
    );
  }
  const audio = needsAudio(conversation?.call.id, phone.state.phone);
  return (
    <div className="flex flex-col gap-3">
      <CallHead />
      {onPhone?.stage === "lost" || audio === "now" ? <Callout tone="warning" title={t("repairing")} /> : null}
      {audio === "ask" ? (
        <Callout
          tone="warning"
          title={t("noAudio")}
          action={
            <Button size="sm" busy={act.busy === "reattach"} onClick={() => void act.reattach()}>
              {t("getAudio")}
            </Button>
          }
        />
      ) : null}
      {conversation?.state === "consulting" ? <ConsultBar peer={conversation.peer} /> : null}
      <CallControls />
    </div>
  );
}
