"use client";
import type { NodeId } from "@patchbay/flow-model/document";
import { memo } from "react";
import { useTranslations } from "use-intl";
import { useCanvas } from "../view/canvas-context.tsx";
import { noteIdOf } from "../view/derive-view.ts";
import { groupIdOf, groupOf } from "../view/group-frames.ts";
import { FlowSettings } from "./flow-settings.tsx";
import { GroupSettings } from "./group-settings.tsx";
import { ManySelected } from "./many-selected.tsx";
import { StepSettings } from "./step-settings.tsx";

/** What is selected, and how it is set: a step, several, or the flow itself. */
export const Inspector = memo(function Inspector() {
  const t = useTranslations("canvas");
  const selected = useCanvas((state) => state.selected);
  const group = useCanvas((state) => (selected.length === 1 ? groupOf(state.flow, selected[0] as string) : undefined));
  const steps = selected.filter((id) => noteIdOf(id) === undefined && groupIdOf(id) === undefined);
  return (
    <section aria-label={t("inspector.title")} className="flex min-h-56 flex-1 flex-col overflow-y-auto">
      {group ? (
        <GroupSettings key={group.id} group={group} />
      ) : steps.length === 1 ? (
        <StepSettings key={steps[0]} id={steps[0] as NodeId} />
      ) : steps.length > 1 ? (
        <ManySelected ids={steps as NodeId[]} />
      ) : (
        <FlowSettings />
      )}
    </section>
  );
});
