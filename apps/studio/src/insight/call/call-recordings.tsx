"use client";
import { Panel } from "@patchbay/ui/panel.tsx";
import { useTranslations } from "next-intl";
import { useMay } from "../../data/session.tsx";
import { RecordingPlayer } from "../recording/recording-player.tsx";
import type { CallDetail } from "./call-facts.tsx";

export function CallRecordings({ recordings }: { readonly recordings: CallDetail["recordings"] }) {
  const t = useTranslations("insight.call");
  const mayListen = useMay("recording:listen");
  return (
    <Panel title={t("recording")}>
      {recordings.length === 0 ? <p className="text-ink-faint">{t("noRecording")}</p> : null}
      {mayListen || recordings.length === 0 ? (
        <div className="flex flex-col gap-4">
          {recordings.map(({ id, durationMs }) => (
            <RecordingPlayer key={id} id={id} durationMs={durationMs} />
          ))}
        </div>
      ) : (
        <p className="text-ink-faint">{t("mayNotListen")}</p>
      )}
    </Panel>
  );
}
