"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";

const KEYS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#"] as const;

/** Sends digits into the call; also takes them from the keyboard while it has the focus. */
export function Keypad({ onDigit }: { readonly onDigit: (digit: string) => void }) {
  const t = useTranslations("workspace.call");
  const [sent, setSent] = useState("");
  const keys = useRef<HTMLFieldSetElement>(null);
  // Opened by its key, it takes digits at once.
  useEffect(() => keys.current?.querySelector("button")?.focus(), []);
  const press = (digit: string) => {
    onDigit(digit);
    setSent((before) => (before + digit).slice(-24));
  };
  return (
    <fieldset
      ref={keys}
      aria-label={t("keypad")}
      className="flex flex-col gap-2 rounded-md bg-sunken p-2"
      onKeyDown={(event) => {
        if (KEYS.some((key) => key === event.key) && !event.altKey && !event.ctrlKey) press(event.key);
      }}
    >
      <output className="tabular h-5 truncate text-right text-md">{sent}</output>
      <div className="grid grid-cols-3 gap-1.5">
        {KEYS.map((key) => (
          <button
            key={key}
            type="button"
            aria-label={t("digit", { digit: key })}
            onClick={() => press(key)}
            className="h-9 rounded-md border bg-raised font-medium text-md hover:bg-hover active:bg-press"
          >
            {key}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
