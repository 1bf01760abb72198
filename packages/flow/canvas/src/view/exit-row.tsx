"use client";
import { cx } from "@patchbay/ui/cx";
import { Handle, Position } from "@xyflow/react";
import { memo } from "react";
import { useTranslations } from "use-intl";
import { useCanvas } from "./canvas-context.tsx";
import { exitKey, type MarkTone } from "./marks.ts";

export interface ExitRowProps {
  readonly node: string;
  readonly name: string;
  readonly title: string;
  readonly error: boolean;
  readonly wired: boolean;
  /** A wire leaves here although the step has no such exit any more. */
  readonly stray?: boolean;
}

export const ExitRow = memo(function ExitRow({ node, name, title, error, wired, stray = false }: ExitRowProps) {
  const t = useTranslations("canvas");
  const mark = useCanvas((state) => state.marks?.exits.get(exitKey(node, name)));
  // On the way of a call, exits that it did not take step back as their wires do, and can still be read.
  const isFaint = useCanvas((state) => state.visited?.has(node) && state.marks !== undefined) && !mark;
  const isTaken = useCanvas((state) => state.marks?.taking === exitKey(node, name));
  return (
    <li
      className={cx(
        "relative flex h-6 items-center justify-end gap-1.5 pr-3.5 pl-3",
        mark === "accent" && "bg-accent-soft",
      )}
      data-mark={mark}
      data-taken={isTaken || undefined}
    >
      <ExitCount node={node} exit={name} />
      {mark ? <span aria-hidden="true" className={cx("size-2 shrink-0 rounded-full", DOT[mark])} /> : null}
      <span
        className={cx(
          "truncate text-xs",
          mark === "accent" && "font-semibold text-accent-ink!",
          stray
            ? "text-bad-ink line-through"
            : error && !wired
              ? "text-ink-faint italic"
              : isFaint
                ? "text-ink-faint"
                : "text-ink-soft",
        )}
      >
        {title}
      </span>
      <Handle
        type="source"
        position={Position.Right}
        role="img"
        id={name}
        aria-label={wired ? t("card.exitWired", { exit: title }) : t("card.exitOpen", { exit: title })}
        className={cx("pb-jack", wired && "pb-jack-wired", error && "pb-jack-error", isFaint && "opacity-40")}
      />
    </li>
  );
});

const DOT: Readonly<Record<MarkTone, string>> = {
  good: "bg-good",
  bad: "bg-bad",
  changed: "bg-lamp",
  accent: "bg-accent",
};

/** How many calls left by this exit today, and in the last hour. */
function ExitCount({ node, exit }: { readonly node: string; readonly exit: string }) {
  const t = useTranslations("canvas");
  // While a path plays, the cards beside it are dimmed, and all calls' counts are not about it.
  const counts = useCanvas((state) => (state.visited ? undefined : state.traffic.get(exitKey(node, exit))));
  if (!counts) return null;
  const words = t("card.traffic", { today: counts.today, hour: counts.lastHour });
  return (
    <span
      role="img"
      aria-label={words}
      title={words}
      className="tabular mr-auto rounded-full bg-sunken px-1.5 font-medium text-2xs text-ink"
    >
      {counts.today}
      {counts.lastHour > 0 ? <span className="text-ink"> ({counts.lastHour}/h)</span> : null}
    </span>
  );
}
