"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { StatusDot } from "@patchbay/ui/status-dot.tsx";
import { useTranslations } from "next-intl";
import type { TransferChoice } from "./transfer-choices.ts";

export interface TransferRowProps {
  readonly choice: TransferChoice;
  readonly busy: boolean;
  readonly onTransfer: () => void;
  readonly onConsult: () => void;
}

export function TransferRow({ choice, busy, onTransfer, onConsult }: TransferRowProps) {
  const t = useTranslations("workspace");
  const note =
    choice.kind === "queue"
      ? t("transfer.waiting", { count: choice.waiting })
      : choice.kind === "agent"
        ? t(`status.${choice.status}`)
        : t("transfer.number");
  return (
    <li className="flex items-center gap-2 py-2" data-target={choice.target}>
      <StatusDot tone={choice.free ? "good" : "off"} />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium text-sm">{choice.title}</p>
        <p className="text-ink-faint text-xs">{note}</p>
      </div>
      {choice.kind === "queue" ? null : (
        <Button size="sm" kind="quiet" disabled={busy || !choice.free} onClick={onConsult}>
          {t("transfer.consult")}
        </Button>
      )}
      <Button size="sm" disabled={busy || !choice.free} onClick={onTransfer}>
        {t("transfer.blind")}
      </Button>
    </li>
  );
}
