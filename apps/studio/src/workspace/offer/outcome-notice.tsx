"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { Callout } from "@patchbay/ui/callout.tsx";
import { useFormatter, useTranslations } from "next-intl";
import { useDesk } from "../desk/desk-context.tsx";
import { useQueueTitle } from "../panels/use-queue-title.ts";

/** How the last offer ended, if not by an answer, until the agent has read it. */
export function OutcomeNotice({ onRead }: { readonly onRead: () => void }) {
  const t = useTranslations("workspace.outcome");
  const format = useFormatter();
  const queueTitle = useQueueTitle();
  const { outcome, agent, act } = useDesk();
  if (!outcome || outcome.how === "answered") return null;
  const missed = outcome.how === "missed";
  const facts = {
    from: outcome.from,
    queue: queueTitle(outcome.queue),
    time: format.dateTime(outcome.at, { timeStyle: "short" }),
  };
  const mayReturn = missed && agent.state.status === "away";
  return (
    <Callout
      tone={missed ? "warning" : "info"}
      title={t(`${outcome.how}.title`)}
      action={
        <div className="flex gap-1.5">
          {mayReturn ? (
            <Button
              size="sm"
              kind="primary"
              onClick={() => {
                act.setStatus({ status: "ready" });
                onRead();
              }}
            >
              {t("ready")}
            </Button>
          ) : null}
          <Button size="sm" onClick={onRead}>
            {t("read")}
          </Button>
        </div>
      }
    >
      {t(`${outcome.how}.text`, facts)}
    </Callout>
  );
}
