"use client";
import type { Diagnostic, Fix } from "@patchbay/flow-model/diagnostic";
import { Play, Square, Wrench } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useCanvas, useCanvasTools, useLocalText } from "../view/canvas-context.tsx";
import { playPath } from "./play-path.ts";

const TOOL =
  "flex shrink-0 items-center gap-1 rounded px-1.5 py-0.5 text-2xs text-ink-soft hover:bg-hover hover:text-ink";

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
      {path && path.length > 1 ? <PlayButton path={path} tabIndex={tabIndex} /> : null}
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

interface PlayButtonProps {
  readonly path: NonNullable<Diagnostic["path"]>;
  readonly tabIndex: number;
}

function PlayButton({ path, tabIndex }: PlayButtonProps) {
  const t = useTranslations("canvas.problems");
  const { store } = useCanvasTools();
  const [isPlaying, setPlaying] = useState(false);
  const stop = useRef<() => void>(undefined);
  useEffect(() => () => stop.current?.(), []);
  const toggle = () => {
    if (isPlaying) return stop.current?.();
    setPlaying(true);
    stop.current = playPath(store, path, () => {
      stop.current = undefined;
      setPlaying(false);
    });
  };
  const Icon = isPlaying ? Square : Play;
  return (
    <button type="button" tabIndex={tabIndex} className={TOOL} onClick={toggle}>
      <Icon className="size-3" aria-hidden="true" />
      {isPlaying ? t("stopPath") : t("playPath", { steps: path.length })}
    </button>
  );
}
