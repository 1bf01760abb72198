import { cx } from "./cx.ts";

export type DotTone = "off" | "good" | "lamp" | "bad" | "accent";

const TONE: Readonly<Record<DotTone, string>> = {
  off: "bg-line-strong",
  good: "bg-good",
  lamp: "bg-lamp",
  bad: "bg-bad",
  accent: "bg-accent",
};

/** Decoration beside a word that says the same. */
export function StatusDot({ tone, live = false }: { readonly tone: DotTone; readonly live?: boolean }) {
  return (
    <span
      aria-hidden="true"
      className={cx("inline-block size-2 shrink-0 rounded-full", TONE[tone], live && "animate-lamp")}
    />
  );
}
