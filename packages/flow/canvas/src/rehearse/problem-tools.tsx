"use client";
import type { Diagnostic, Fix } from "@patchbay/flow-model/diagnostic";
import { Wrench } from "lucide-react";
import { useCanvas, useCanvasTools, useLocalText } from "../view/canvas-context.tsx";
import { PathPlayer } from "./path-player.tsx";
import { TOOL } from "./tool-look.ts";

/** Where what is missing can be added, outside of the flow. */
const PLACES: Readonly<Record<NonNullable<Fix["place"]>, string>> = {
  queues: "/queues",
  calendars: "/library",
  prompts: "/library",
  flows: "/flows",
  tables: "/library",
  templates: "/library",
};

export interface ProblemToolsProps {
  readonly item: Diagnostic;
  readonly tabIndex: number;
}

/** What can be done about a finding: see the way that shows it, and mend it. */
export function ProblemTools({ item: { path, fix }, tabIndex }: ProblemToolsProps) {
  const text = useLocalText();
  const { store } = useCanvasTools();
  const readOnly = useCanvas((state) => state.readOnly);
  const { edit, place, title } = fix ?? {};
  return (
    <span className="flex shrink-0 items-start gap-1">
      {path && path.length > 1 ? <PathPlayer path={path} tabIndex={tabIndex} /> : null}
      {edit && title && !readOnly ? (
        <button type="button" tabIndex={tabIndex} className={TOOL} onClick={() => store.edit(edit)}>
          <Wrench className="size-3" aria-hidden="true" />
          {text(title)}
        </button>
      ) : null}
      {place && title ? (
        <a tabIndex={tabIndex} className={TOOL} href={PLACES[place]}>
          <Wrench className="size-3" aria-hidden="true" />
          {text(title)}
        </a>
      ) : null}
    </span>
  );
}
