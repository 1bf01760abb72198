"use client";
import type { Autosave, SaveState } from "@patchbay/canvas/autosave";
import type { CanvasStore } from "@patchbay/canvas/canvas-store";
import { say } from "@patchbay/ui/toaster.tsx";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useTRPCClient } from "../../data/trpc.ts";
import { mergeDrafts } from "./merge-drafts.ts";
import { useSaveState } from "./use-save-state.ts";

/**
 * Joins what two people drew at once when they changed different things, and goes on saving. Answers the conflict that a person has
 * to decide because both changed the same.
 */
export function useMerge(
  name: string,
  store: CanvasStore,
  autosave: Autosave,
): (SaveState & { readonly status: "conflict" }) | undefined {
  const state = useSaveState(autosave);
  const t = useTranslations("flows.editor");
  const client = useTRPCClient();
  const [clashing, setClashing] = useState<SaveState>();
  useEffect(() => {
    if (state.status !== "conflict") return;
    let left = false;
    const asks = () => {
      if (!left) setClashing(state);
    };
    client.flow.get.query({ name }).then((theirs) => {
      if (left || autosave.state.status !== "conflict") return;
      const { flow, conflicts } = mergeDrafts({
        base: autosave.saved,
        ours: store.getState().flow,
        theirs: theirs.document,
      });
      if (conflicts.length > 0) return asks();
      store.adopt(flow);
      autosave.resolve(theirs.revision, theirs.document, store.getState().flow);
      say.info(t("merged", { who: theirs.changedBy ?? t("somebody") }));
    }, asks);
    return () => {
      left = true;
    };
  }, [state, client, name, store, autosave, t]);
  return state.status === "conflict" && clashing === state ? state : undefined;
}
