"use client";
import { cx } from "@patchbay/ui/cx";
import { useTranslations } from "next-intl";
import type { LadderStep } from "./ladder.ts";

export interface LadderRowProps {
  readonly step: LadderStep;
  readonly names: readonly string[];
  /** Since the first message. */
  readonly afterMs: number;
  readonly onOpen: () => void;
}

/** One message: an arrow from line to line under its name. */
export function LadderRow({ step: { from, to, title, bad }, names, afterMs, onOpen }: LadderRowProps) {
  const t = useTranslations("insight.call.trace");
  const time = `${(afterMs / 1_000).toFixed(3)} s`;
  const share = (place: number) => ((place + 0.5) / names.length) * 100;
  const left = Math.min(share(from), share(to));
  return (
    <button type="button" onClick={onOpen} className="flex h-9 w-full items-stretch text-xs hover:bg-hover">
      <span className="tabular w-18 shrink-0 self-center text-left text-ink-faint">{time}</span>
      <span className="relative flex-1">
        {names.map((_, place) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: a party is its place
            key={place}
            className="absolute inset-y-0 w-px bg-line"
            style={{ left: `${share(place)}%` }}
          />
        ))}
        <span
          className={cx("absolute bottom-2 flex flex-col", bad ? "text-bad-ink" : "text-ink")}
          style={{ left: `${left}%`, width: `${Math.abs(share(to) - share(from))}%` }}
        >
          <span className="truncate px-3 text-center leading-4">
            {title}
            <span className="sr-only">{t("way", { from: names[from] ?? "", to: names[to] ?? "" })}</span>
          </span>
          <span className={cx("relative h-px", bad ? "bg-bad-ink" : "bg-accent")}>
            <span
              className={cx(
                "absolute -top-[3px] size-[7px] rotate-45",
                bad ? "border-bad-ink" : "border-accent",
                to > from ? "right-0 border-t-2 border-r-2" : "left-0 border-b-2 border-l-2",
              )}
            />
          </span>
        </span>
      </span>
    </button>
  );
}
