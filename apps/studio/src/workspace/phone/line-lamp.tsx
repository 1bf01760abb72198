"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { Signal, SignalLow } from "lucide-react";
import { useTranslations } from "next-intl";
import type { PhoneChecking } from "./use-phone-check.ts";

/** How good the line to the server is, in a word; opens what was measured. */
export function LineLamp({ checking, onOpen }: { readonly checking: PhoneChecking; readonly onOpen: () => void }) {
  const t = useTranslations("workspace.phoneCheck");
  const { check, running } = checking;
  const word = running ? "running" : !check ? "never" : check.faults.length > 0 ? "unfit" : "fit";
  return (
    <Button
      size="sm"
      kind="quiet"
      icon={word === "unfit" ? <SignalLow /> : <Signal />}
      onClick={onOpen}
      data-phone-check={word}
      className={word === "unfit" ? "text-lamp-ink" : undefined}
    >
      {t(`words.${word}`)}
    </Button>
  );
}
