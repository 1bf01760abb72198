"use client";
import type { FlowNode } from "@patchbay/flow-model/document";
import type { NodeType } from "@patchbay/node-kit/define-node";
import type { NodeRegistry } from "@patchbay/node-kit/registry";
import { SearchInput } from "@patchbay/ui/search-input.tsx";
import { type DragEvent, type KeyboardEvent, memo, useMemo, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useCanvasActions } from "../view/canvas-actions.tsx";
import { useCanvas, useCanvasTools, useLocalText } from "../view/canvas-context.tsx";
import { cordColour } from "../view/category-look.ts";
import { StepIcon } from "../view/step-icon.tsx";

/** The drag payload that the drawing takes: a step type's name. */
export const STEP_MIME = "application/x-patchbay-step";

/**
 * All step types by category: drag one onto the drawing, or click it. Those out of sight are neither laid out nor painted: they would
 * be with every frame in which anything on the page changes.
 */
export const StepPalette = memo(function StepPalette() {
  const t = useTranslations("canvas");
  const text = useLocalText();
  const { registry } = useCanvasTools();
  const { add } = useCanvasActions();
  const channel = useCanvas((state) => state.flow.channel);
  const hasStart = useCanvas(({ flow }) => Object.values(flow.nodes).some((node) => isStart(node, registry)));
  const [wanted, setWanted] = useState("");
  const list = useRef<HTMLDivElement>(null);

  const groups = useMemo(() => {
    const words = wanted.trim().toLowerCase();
    const fitting = registry.all.filter(
      (type) =>
        type.channels.includes(channel) &&
        !(type.role === "start" && hasStart) &&
        [type.type, type.title.en, type.title.zh, type.description.en, type.description.zh].some((word) =>
          word.toLowerCase().includes(words),
        ),
    );
    return Map.groupBy(fitting, (type) => type.category);
  }, [registry, channel, hasStart, wanted]);

  const onSearchKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Enter") {
      const first = [...groups.values()][0]?.[0];
      if (first) add(first.type);
    }
    if (event.key === "ArrowDown") {
      event.preventDefault();
      list.current?.querySelector("button")?.focus();
    }
  };

  return (
    <section aria-label={t("palette.title")} className="flex w-56 shrink-0 flex-col border-r bg-surface">
      <div className="p-2">
        <SearchInput
          label={t("palette.search")}
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
          onKeyDown={onSearchKey}
        />
      </div>
      <div ref={list} className="min-h-0 flex-1 overflow-y-auto px-2 pb-3">
        {groups.size === 0 ? <p className="px-1 py-4 text-ink-faint text-xs">{t("palette.none")}</p> : null}
        {[...groups].map(([category, types]) => (
          <div key={category} className="pb-2">
            <h3 className="px-1 pt-2 pb-1 font-medium text-2xs text-ink-faint">{t(`categories.${category}`)}</h3>
            <ul>
              {types.map((type) => (
                <li key={type.type} className="[contain-intrinsic-size:auto_32px] [content-visibility:auto]">
                  <PaletteItem type={type} title={text(type.title)} hint={text(type.description)} />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  );
});

function isStart({ type }: FlowNode, registry: NodeRegistry): boolean {
  return registry.get(type)?.role === "start";
}

const PaletteItem = memo(function PaletteItem({
  type,
  title,
  hint,
}: {
  readonly type: NodeType;
  readonly title: string;
  readonly hint: string;
}) {
  const t = useTranslations("canvas.palette");
  const { add } = useCanvasActions();
  const onDragStart = (event: DragEvent) => {
    event.dataTransfer.setData(STEP_MIME, type.type);
    event.dataTransfer.effectAllowed = "copy";
  };
  return (
    <button
      type="button"
      draggable
      onDragStart={onDragStart}
      onClick={() => add(type.type)}
      onKeyDown={moveFocus}
      aria-label={t("add", { title })}
      title={hint}
      className="-outline-offset-2 flex h-8 w-full cursor-grab items-center gap-2 rounded-md px-1.5 text-left text-sm hover:bg-hover active:cursor-grabbing"
      style={{ "--cord": cordColour(type.category) } as React.CSSProperties}
    >
      <span className="flex size-6 shrink-0 items-center justify-center rounded-sm bg-[color-mix(in_oklab,var(--cord)_15%,transparent)] text-(--cord)">
        <StepIcon name={type.icon} className="size-3.5" />
      </span>
      <span className="truncate">{title}</span>
    </button>
  );
});

/** Up and down go through all items, past category titles. */
function moveFocus(event: KeyboardEvent<HTMLButtonElement>) {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  event.preventDefault();
  event.stopPropagation();
  const items = [...(event.currentTarget.closest("section")?.querySelectorAll<HTMLButtonElement>("li > button") ?? [])];
  const next = items.indexOf(event.currentTarget) + (event.key === "ArrowDown" ? 1 : -1);
  items[next]?.focus();
}
