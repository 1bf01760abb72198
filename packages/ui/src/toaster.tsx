"use client";
import { Toaster as Sonner, toast } from "sonner";
import { buttonStyle } from "./button-style.ts";
import { cx } from "./cx.ts";

/** Shows a passing message: `say.done`, `say.failed`, `say.info`; `say.withWay` stays longer and leads somewhere. */
export const say = {
  done: (text: string, more?: string) => toast.success(text, more ? { description: more } : {}),
  failed: (text: string, more?: string) =>
    toast.error(text, { duration: 8_000, ...(more ? { description: more } : {}) }),
  info: (text: string, more?: string) => toast(text, more ? { description: more } : {}),
  withWay: (text: string, more: string, way: { readonly label: string; readonly onClick: () => void }) =>
    toast(text, { description: more, duration: 60_000, action: way }),
} as const;

export function Toaster({ label }: { readonly label: string }) {
  return (
    <Sonner
      position="bottom-right"
      containerAriaLabel={label}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast: "flex w-88 items-start gap-2.5 rounded-lg border bg-raised px-3 py-2.5 text-sm text-ink shadow-float",
          title: "font-medium",
          description: "text-ink-soft text-xs",
          actionButton: cx(buttonStyle("plain", "sm"), "ml-auto self-center"),
          success: "[&_[data-icon]]:text-good-ink",
          error: "[&_[data-icon]]:text-bad-ink",
        },
      }}
    />
  );
}
