"use client";
import { Toaster as Sonner, toast } from "sonner";

/** Shows a passing message: `say.done`, `say.failed`, `say.info`. */
export const say = {
  done: (text: string, more?: string) => toast.success(text, more ? { description: more } : {}),
  failed: (text: string, more?: string) =>
    toast.error(text, { duration: 8_000, ...(more ? { description: more } : {}) }),
  info: (text: string, more?: string) => toast(text, more ? { description: more } : {}),
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
          success: "[&_[data-icon]]:text-good-ink",
          error: "[&_[data-icon]]:text-bad-ink",
        },
      }}
    />
  );
}
