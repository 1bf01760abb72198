"use client";
import type { AgentStatus } from "@patchbay/domain/agent";
import { type DotTone, StatusDot } from "@patchbay/ui/status-dot.tsx";
import { useTranslations } from "next-intl";
import { useDesk } from "../desk/desk-context.tsx";
import { useNow } from "../desk/use-now.ts";
import { clockText } from "./time-text.ts";
import { useReasonText } from "./use-reason-text.ts";

const TONE: Readonly<Record<AgentStatus, DotTone>> = {
  offline: "off",
  away: "accent",
  ready: "good",
  reserved: "lamp",
  talking: "lamp",
  "wrap-up": "accent",
};

/** The agent's state with its time: counting up, in wrap-up counting down. */
export function StateClock() {
  const t = useTranslations("workspace.status");
  const reasonText = useReasonText();
  const { state } = useDesk().agent;
  const now = useNow();
  const counts = state.status === "wrap-up" ? state.until - now : now - state.since;
  const next = "next" in state ? state.next : undefined;
  return (
    <div className="flex items-center gap-2.5" data-agent-status={state.status}>
      <StatusDot tone={TONE[state.status]} live={state.status === "reserved" || state.status === "talking"} />
      <span className="font-semibold text-md" role="status">
        {state.status === "away" ? reasonText(state.reason) : t(state.status)}
      </span>
      <span className="tabular min-w-10 text-ink-soft text-md" role="timer" aria-label={t("since")}>
        {now === 0 ? "" : clockText(counts)}
      </span>
      {next ? (
        <span className="rounded-sm bg-accent-soft px-1.5 py-0.5 text-2xs text-accent-ink">
          {t("next", { status: next.status === "away" ? reasonText(next.reason) : t(next.status) })}
        </span>
      ) : null}
    </div>
  );
}
