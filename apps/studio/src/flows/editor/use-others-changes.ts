"use client";
import type { Autosave } from "@patchbay/canvas/autosave";
import type { CanvasStore } from "@patchbay/canvas/canvas-store";
import { say } from "@patchbay/ui/toaster.tsx";
import { tenantEvent } from "@patchbay/wire/tenant-event";
import { useTranslations } from "next-intl";
import { useTRPCClient } from "../../data/trpc.ts";
import { useTopic } from "../../data/use-topic.ts";

/**
 * Shows what somebody else saved while one has nothing unsaved. With unsaved work nothing happens here: the next save is refused
 * by its revision, and the two are merged then (`useMerge`).
 */
export function useOthersChanges(name: string, store: CanvasStore, autosave: Autosave): void {
  const t = useTranslations("flows.editor");
  const client = useTRPCClient();
  useTopic({ kind: "events", types: ["flow.changed"] }, (data) => {
    const event = tenantEvent.safeParse(data);
    if (!event.success || event.data.type !== "flow.changed") return;
    if (event.data.flow !== name || event.data.change !== "draft-saved" || autosave.state.status !== "saved") return;
    void client.flow.get.query({ name }).then((theirs) => {
      if (autosave.state.status !== "saved" || theirs.revision <= autosave.revision) return;
      store.adopt(theirs.document);
      const { flow } = store.getState();
      autosave.resolve(theirs.revision, flow, flow);
      say.info(t("othersSaved", { who: theirs.changedBy ?? t("somebody") }));
    });
  });
}
