"use client";
import type { PathPlace } from "@patchbay/flow-model/diagnostic";
import { cx } from "@patchbay/ui/cx";
import { ChevronLeft, ChevronRight, Play, Square } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useCanvasTools, useLocalText } from "../view/canvas-context.tsx";
import { shownExits } from "../view/shown-exits.ts";
import { type PathPlay, type PlayedTo, playPath } from "./play-path.ts";
import { TOOL } from "./tool-look.ts";

const LEADS = [
  { by: -1, words: "pathBack", icon: ChevronLeft },
  { by: 1, words: "pathOn", icon: ChevronRight },
] as const;

export interface PathPlayerProps {
  readonly path: readonly PathPlace[];
  readonly tabIndex: number;
}

/** Plays a way on the canvas; while it does, the arrow keys or the arrows lead along it, and Escape ends it. */
export function PathPlayer({ path, tabIndex }: PathPlayerProps) {
  const t = useTranslations("canvas.problems");
  const { store } = useCanvasTools();
  const [at, setAt] = useState<PlayedTo>();
  const play = useRef<PathPlay>(undefined);
  useEffect(() => () => play.current?.stop(), []);
  const toggle = () => {
    if (play.current) return play.current.stop();
    play.current = playPath(store, path, {
      onAt: setAt,
      onEnd: () => {
        play.current = undefined;
        setAt(undefined);
      },
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!play.current) return;
    if (event.key === "ArrowRight") play.current.lead(1);
    else if (event.key === "ArrowLeft") play.current.lead(-1);
    else if (event.key === "Escape") play.current.stop();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const Icon = at ? Square : Play;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys lead whichever of its buttons has the focus
    <span className="flex shrink-0 items-center" onKeyDown={onKeyDown}>
      {at ? <Place path={path} at={at} /> : null}
      {at
        ? LEADS.map(({ by, words, icon: Icon }) => (
            <button
              key={words}
              type="button"
              tabIndex={tabIndex}
              aria-label={t(words)}
              title={t(words)}
              className={cx(TOOL, "min-h-6 min-w-6")}
              onClick={() => play.current?.lead(by)}
            >
              <Icon className="size-3.5" aria-hidden="true" />
            </button>
          ))
        : null}
      <button type="button" tabIndex={tabIndex} className={TOOL} onClick={toggle}>
        <Icon className="size-3" aria-hidden="true" />
        {at ? t("stopPath") : t("playPath", { steps: path.length })}
      </button>
    </span>
  );
}

/** In words, where the way has come to. */
function Place({ path, at: { place, exit } }: { readonly path: readonly PathPlace[]; readonly at: PlayedTo }) {
  const t = useTranslations("canvas.problems");
  const text = useLocalText();
  const { store, registry } = useCanvasTools();
  const id = path[place]?.node;
  const node = id === undefined ? undefined : store.getState().flow.nodes[id];
  if (!node) return null;
  const title = shownExits(node, registry).find(({ name }) => name === exit)?.title;
  const step = t("pathStep", { place: place + 1, steps: path.length, label: node.label });
  return (
    <span role="status" className="px-1.5 font-medium text-2xs text-accent-ink">
      {exit === undefined ? step : t("pathExit", { step, exit: title ? text(title) : exit })}
    </span>
  );
}
