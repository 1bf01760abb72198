"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPCClient } from "../../data/trpc.ts";
import { type Autosave, type AutosaveEvent, needsSaving } from "./autosave.ts";

export interface SaveStateProps {
  readonly id: string;
  readonly autosave: Autosave;
  readonly dispatch: (event: AutosaveEvent) => void;
}

/** Says whether all is kept; in a conflict lets a person choose. */
export function SaveState({ id, autosave, dispatch }: SaveStateProps) {
  const t = useTranslations("insight.dashboard.save");
  const client = useTRPCClient();
  const [reading, setReading] = useState(false);
  const { state } = autosave;
  const takeTheirs = async () => {
    setReading(true);
    try {
      const { title, tiles, revision } = await client.dashboard.get.query({ id });
      dispatch({ type: "took-theirs", content: { title, tiles }, revision });
    } catch {
      // The conflict stays on the screen, and with it the way to try again.
    } finally {
      setReading(false);
    }
  };
  if (state.at === "conflict") {
    return (
      <div role="alert" className="flex items-center gap-2 rounded-md bg-lamp-soft px-2.5 py-1 text-lamp-ink text-xs">
        {t("conflict")}
        <Button size="sm" busy={reading} onClick={() => void takeTheirs()}>
          {t("theirs")}
        </Button>
        <Button size="sm" onClick={() => dispatch({ type: "kept-mine" })}>
          {t("mine")}
        </Button>
      </div>
    );
  }
  if (state.at === "failed") {
    return (
      <div role="alert" className="flex items-center gap-2 text-bad-ink text-xs">
        {t("failed")}
        <Button size="sm" onClick={() => dispatch({ type: "changed", content: { ...autosave.content } })}>
          {t("again")}
        </Button>
      </div>
    );
  }
  const busy = state.at === "saving" || needsSaving(autosave);
  return (
    <span role="status" className="text-ink-faint text-xs">
      {t(busy ? "saving" : "saved")}
    </span>
  );
}
