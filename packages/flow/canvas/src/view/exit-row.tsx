"use client";
import { cx } from "@patchbay/ui/cx";
import { Handle, Position } from "@xyflow/react";
import { memo } from "react";
import { useTranslations } from "use-intl";

export interface ExitRowProps {
  readonly name: string;
  readonly title: string;
  readonly error: boolean;
  readonly wired: boolean;
  /** A wire leaves here although the step has no such exit any more. */
  readonly stray?: boolean;
}

export const ExitRow = memo(function ExitRow({ name, title, error, wired, stray = false }: ExitRowProps) {
  const t = useTranslations("canvas");
  return (
    <li className="relative flex h-6 items-center justify-end pr-3.5 pl-3">
      <span
        className={cx(
          "truncate text-xs",
          stray
            ? "text-bad-ink line-through"
            : wired
              ? "text-ink-soft"
              : error
                ? "text-ink-faint italic"
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
        className={cx("pb-jack", wired && "pb-jack-wired", error && "pb-jack-error")}
      />
    </li>
  );
});
