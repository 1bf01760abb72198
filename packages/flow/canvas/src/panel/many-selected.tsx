"use client";
import type { NodeId } from "@patchbay/flow-model/document";
import { Button } from "@patchbay/ui/button.tsx";
import { IconButton } from "@patchbay/ui/icon-button.tsx";
import {
  AlignCenterHorizontal,
  AlignCenterVertical,
  AlignEndHorizontal,
  AlignEndVertical,
  AlignHorizontalSpaceBetween,
  AlignStartHorizontal,
  AlignStartVertical,
  AlignVerticalSpaceBetween,
  Group,
  Workflow,
} from "lucide-react";
import { useTranslations } from "use-intl";
import { type Alignment, alignNodes, type Box } from "../edit/align-nodes.ts";
import { useCanvasActions } from "../view/canvas-actions.tsx";
import { useCanvas, useCanvasTools } from "../view/canvas-context.tsx";
import { cardSizeOf } from "../view/card-shape.ts";

const ALIGNMENTS: readonly (readonly [Alignment, typeof AlignStartVertical])[] = [
  ["left", AlignStartVertical],
  ["centre", AlignCenterVertical],
  ["right", AlignEndVertical],
  ["spread-x", AlignHorizontalSpaceBetween],
  ["top", AlignStartHorizontal],
  ["middle", AlignCenterHorizontal],
  ["bottom", AlignEndHorizontal],
  ["spread-y", AlignVerticalSpaceBetween],
];

/** Several steps selected: put them in line. */
export function ManySelected({ ids }: { readonly ids: readonly NodeId[] }) {
  const t = useTranslations("canvas");
  const { store, registry, extract } = useCanvasTools();
  const { group } = useCanvasActions();
  const readOnly = useCanvas((state) => state.readOnly);
  const align = (how: Alignment) => {
    const { flow } = store.getState();
    const boxes = ids.flatMap((id): Box[] => {
      const node = flow.nodes[id];
      return node ? [{ id, ...(flow.layout[id] ?? { x: 0, y: 0 }), ...cardSizeOf(node, registry) }] : [];
    });
    store.edit(alignNodes(boxes, how));
  };
  return (
    <div className="flex flex-col gap-3 p-3.5">
      <h2 className="font-semibold text-sm">{t("many.title", { count: ids.length })}</h2>
      <p className="text-ink-faint text-xs">{t("many.hint")}</p>
      {readOnly ? null : (
        <Button size="sm" icon={<Group />} className="self-start" onClick={group}>
          {t("many.group")}
        </Button>
      )}
      {readOnly || !extract ? null : (
        <Button size="sm" icon={<Workflow />} className="self-start" onClick={extract}>
          {t("many.extract")}
        </Button>
      )}
      {readOnly ? null : (
        <div role="toolbar" aria-label={t("many.align")} className="grid w-fit grid-cols-4 gap-1">
          {ALIGNMENTS.map(([how, Icon]) => (
            <IconButton
              key={how}
              kind="plain"
              label={t(`align.${how}`)}
              icon={<Icon />}
              disabled={how.startsWith("spread") && ids.length < 3}
              onClick={() => align(how)}
            />
          ))}
        </div>
      )}
    </div>
  );
}
