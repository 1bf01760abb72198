"use client";
import type { NodeId } from "@patchbay/flow-model/document";
import type { NodeType } from "@patchbay/node-kit/define-node";
import { Field } from "@patchbay/ui/field.tsx";
import { IconButton } from "@patchbay/ui/icon-button.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { Trash2 } from "lucide-react";
import { memo } from "react";
import { useTranslations } from "use-intl";
import { useCanvas, useCanvasTools, useLocalText } from "../view/canvas-context.tsx";
import { cordColour } from "../view/category-look.ts";
import { StepIcon } from "../view/step-icon.tsx";

export interface StepHeaderProps {
  readonly id: NodeId;
  readonly type: string;
  /** Undefined where the kind of step is not known here. */
  readonly definition: NodeType | undefined;
}

/** What kind of step it is. */
export const StepHeader = memo(function StepHeader({ id, type, definition }: StepHeaderProps) {
  const t = useTranslations("canvas.inspector");
  const text = useLocalText();
  const { store } = useCanvasTools();
  const readOnly = useCanvas((state) => state.readOnly);
  return (
    <header
      className="flex items-start gap-2.5"
      style={{ "--cord": cordColour(definition?.category) } as React.CSSProperties}
    >
      <span className="flex size-8 shrink-0 items-center justify-center rounded-md bg-[color-mix(in_oklab,var(--cord)_15%,transparent)] text-(--cord)">
        <StepIcon name={definition?.icon ?? "box"} className="size-4.5" />
      </span>
      <div className="min-w-0 flex-1">
        <h2 className="font-semibold text-sm">{definition ? text(definition.title) : type}</h2>
        <p className="text-ink-faint text-xs">{definition ? text(definition.description) : t("unknownType")}</p>
      </div>
      {readOnly ? null : (
        <IconButton
          size="sm"
          label={t("removeStep")}
          keys="Del"
          icon={<Trash2 />}
          onClick={() => store.edit({ type: "remove-node", id })}
        />
      )}
    </header>
  );
});

/** What one calls it. */
export const StepLabel = memo(function StepLabel({ id, label }: { readonly id: NodeId; readonly label: string }) {
  const t = useTranslations("canvas.inspector");
  const { store } = useCanvasTools();
  const readOnly = useCanvas((state) => state.readOnly);
  return (
    <Field label={t("label")}>
      {(ids) => (
        <Input
          {...ids}
          value={label}
          maxLength={80}
          readOnly={readOnly}
          onChange={(event) => store.edit({ type: "label-node", id, label: event.target.value }, `label ${id}`)}
        />
      )}
    </Field>
  );
});
