"use client";
import type { NodeId } from "@patchbay/flow-model/document";
import { IconButton } from "@patchbay/ui/icon-button.tsx";
import { Cable, Unplug } from "lucide-react";
import { memo } from "react";
import { useTranslations } from "use-intl";
import { useCanvasActions } from "../view/canvas-actions.tsx";
import { useCanvas, useCanvasTools, useLocalText } from "../view/canvas-context.tsx";
import { wiresFrom } from "../view/derive-view.ts";
import { shownExits } from "../view/shown-exits.ts";

/** Where each exit of the step leads: the same as its wires, for keyboards and screen readers. */
export const ExitList = memo(function ExitList({ id }: { readonly id: NodeId }) {
  const t = useTranslations("canvas.exits");
  const text = useLocalText();
  const { registry } = useCanvasTools();
  const node = useCanvas((state) => state.flow.nodes[id]);
  const wires = useCanvas((state) => wiresFrom(state.wires, id));
  const exits = node ? shownExits(node, registry) : [];
  if (exits.length === 0) return null;
  return (
    <div>
      <h3 className="pb-1 font-medium text-ink-soft text-xs">{t("title")}</h3>
      <ul className="flex flex-col divide-y rounded-md border bg-surface">
        {exits.map(({ name, title }) => (
          <ExitLine
            key={name}
            id={id}
            exit={name}
            title={text(title)}
            to={wires.find(({ exit }) => exit === name)?.to}
          />
        ))}
      </ul>
    </div>
  );
});

interface ExitLineProps {
  readonly id: NodeId;
  readonly exit: string;
  readonly title: string;
  readonly to: NodeId | undefined;
}

const ExitLine = memo(function ExitLine({ id, exit, title, to }: ExitLineProps) {
  const t = useTranslations("canvas.exits");
  const { store } = useCanvasTools();
  const { ask } = useCanvasActions();
  const target = useCanvas(({ flow }) => (to === undefined ? undefined : (flow.nodes[to]?.label ?? to)));
  const readOnly = useCanvas((state) => state.readOnly);
  return (
    <li className="flex h-8 items-center gap-1 pr-1 pl-2.5 text-xs">
      <span className="w-2/5 shrink-0 truncate text-ink-soft">{title}</span>
      {to === undefined ? (
        <span className="min-w-0 flex-1 truncate text-ink-faint">{t("open")}</span>
      ) : (
        <button
          type="button"
          className="min-w-0 flex-1 truncate text-left font-medium text-accent-ink hover:underline"
          onClick={() => store.show(to)}
        >
          {target}
        </button>
      )}
      {readOnly ? null : (
        <>
          <IconButton
            size="sm"
            className="h-6! w-6!"
            label={t("connect", { exit: title })}
            icon={<Cable />}
            onClick={() => ask({ kind: "target", node: id, exit })}
          />
          {to === undefined ? null : (
            <IconButton
              size="sm"
              className="h-6! w-6!"
              label={t("cut", { exit: title })}
              icon={<Unplug />}
              onClick={() => store.edit({ type: "disconnect", from: id, exit })}
            />
          )}
        </>
      )}
    </li>
  );
});
