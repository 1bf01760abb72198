"use client";
import type { Diagnostic } from "@patchbay/flow-model/diagnostic";
import { cx } from "@patchbay/ui/cx";
import { CircleAlert, TriangleAlert } from "lucide-react";
import { type KeyboardEvent, memo, useCallback, useState } from "react";
import { useTranslations } from "use-intl";
import { ProblemTools } from "../rehearse/problem-tools.tsx";
import { useCanvasTools, useLocalText } from "../view/canvas-context.tsx";

/**
 * One stop of Tab however many there are: arrows, Home and End go from line to line. Lines out of sight stay in the page, to be found
 * by a search of the browser and by screen readers, but are neither laid out nor painted.
 */
export function ProblemList({ id, diagnostics }: { readonly id: string; readonly diagnostics: readonly Diagnostic[] }) {
  const t = useTranslations("canvas.problems");
  const [at, setAt] = useState(0);
  const current = Math.min(at, diagnostics.length - 1);
  const onKeyDown = (event: KeyboardEvent<HTMLUListElement>) => {
    const to = goal(event.key, current, diagnostics.length);
    if (to === undefined) return;
    event.preventDefault();
    setAt(to);
    event.currentTarget.children[to]?.querySelector("button")?.focus();
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveElementInteractions: keys of the buttons in it
    <ul id={id} aria-label={t("list")} className="max-h-52 overflow-y-auto border-t py-1" onKeyDown={onKeyDown}>
      {diagnostics.length === 0 ? <li className="px-3 py-2 text-ink-faint text-xs">{t("allGood")}</li> : null}
      {diagnostics.map((item, index) => (
        <ProblemLine
          key={`${item.code} ${item.node ?? ""} ${item.field?.join(".") ?? ""} ${item.message.en}`}
          item={item}
          index={index}
          isCurrent={index === current}
          onCurrent={setAt}
        />
      ))}
    </ul>
  );
}

function goal(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case "ArrowDown":
      return Math.min(at + 1, count - 1);
    case "ArrowUp":
      return Math.max(at - 1, 0);
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return undefined;
  }
}

interface ProblemLineProps {
  readonly item: Diagnostic;
  readonly index: number;
  readonly isCurrent: boolean;
  readonly onCurrent: (index: number) => void;
}

const ProblemLine = memo(function ProblemLine({ item, index, isCurrent, onCurrent }: ProblemLineProps) {
  const t = useTranslations("canvas.problems");
  const text = useLocalText();
  const { store } = useCanvasTools();
  const Icon = item.severity === "error" ? CircleAlert : TriangleAlert;
  const tabIndex = isCurrent ? 0 : -1;
  const onFocus = useCallback(() => onCurrent(index), [onCurrent, index]);
  return (
    <li
      className="flex items-start pr-3 [contain-intrinsic-size:auto_24px] [content-visibility:auto]"
      onFocus={onFocus}
    >
      <button
        type="button"
        tabIndex={tabIndex}
        aria-disabled={item.node === undefined}
        onClick={() => item.node && store.show(item.node, item.field)}
        className="-outline-offset-2 flex min-w-0 flex-1 items-start gap-2 px-3 py-1 text-left text-xs hover:bg-hover aria-disabled:cursor-default aria-disabled:hover:bg-transparent"
      >
        <Icon
          className={cx("mt-0.5 size-3.5 shrink-0", item.severity === "error" ? "text-bad-ink" : "text-lamp-ink")}
          aria-label={t(item.severity)}
        />
        <span className="min-w-0 flex-1">{text(item.message)}</span>
        <span className="font-mono text-2xs text-ink-faint">{item.code}</span>
      </button>
      <ProblemTools item={item} tabIndex={tabIndex} />
    </li>
  );
});
