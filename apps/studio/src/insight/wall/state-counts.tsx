"use client";
import type { WallTeam } from "@patchbay/wire/live-wall";
import { useTranslations } from "next-intl";
import type { AgentFilter } from "./agent-panel.tsx";
import { useStateText } from "./use-state-text.ts";

/** How many agents are in which state; each number shows them in the list below. */
export function StateCounts({
  counts,
  of,
  onAgents,
}: {
  readonly counts: WallTeam["agents"];
  /** Whose agents are counted. */
  readonly of: AgentFilter;
  readonly onAgents: (filter: AgentFilter) => void;
}) {
  const t = useTranslations("supervision.queues");
  const stateText = useStateText();
  return (
    <span className="flex flex-wrap gap-x-3 gap-y-1">
      {counts.map(({ status, reason, count }) => (
        <button
          key={`${status} ${reason ?? ""}`}
          type="button"
          className="text-accent-ink underline-offset-2 hover:underline"
          onClick={() => onAgents({ ...of, status, ...(reason === undefined ? {} : { reason }) })}
        >
          {t("agentsIn", { state: stateText({ status, reason }), count })}
        </button>
      ))}
      {counts.length === 0 ? <span className="text-ink-faint">{t("nobody")}</span> : null}
    </span>
  );
}
