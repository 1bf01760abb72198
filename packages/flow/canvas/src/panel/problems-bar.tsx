"use client";
import type { Diagnostic } from "@patchbay/flow-model/diagnostic";
import { cx } from "@patchbay/ui/cx";
import { ChevronDown, ChevronUp, CircleAlert, CircleCheck, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { ProblemTools } from "../rehearse/problem-tools.tsx";
import { useCanvas, useCanvasTools, useLocalText } from "../view/canvas-context.tsx";

/** What the checks found, under the drawing; each line leads to its step and field. */
export function ProblemsBar() {
  const t = useTranslations("canvas.problems");
  const diagnostics = useCanvas((state) => state.diagnostics);
  const [open, setOpen] = useState(false);
  const errors = diagnostics.filter((item) => item.severity === "error").length;
  const warnings = diagnostics.length - errors;
  const Icon = errors > 0 ? CircleAlert : warnings > 0 ? TriangleAlert : CircleCheck;
  const found = diagnostics.length === 0 ? t("none") : t("count", { errors, warnings });
  const Chevron = open ? ChevronDown : ChevronUp;
  return (
    <section aria-label={t("title")} className="border-t bg-surface">
      <button
        type="button"
        aria-expanded={open}
        aria-controls="canvas-problems"
        onClick={() => setOpen(!open)}
        className="flex h-8 w-full items-center gap-2 px-3 text-xs hover:bg-hover"
      >
        <Icon
          className={cx("size-4", errors > 0 ? "text-bad-ink" : warnings > 0 ? "text-lamp-ink" : "text-good-ink")}
          aria-hidden="true"
        />
        <span className="font-medium">{found}</span>
        <Chevron className="ml-auto size-4 text-ink-faint" aria-hidden="true" />
      </button>
      <span role="status" className="sr-only">
        {found}
      </span>
      {open ? (
        <ul id="canvas-problems" className="max-h-52 overflow-y-auto border-t py-1">
          {diagnostics.length === 0 ? <li className="px-3 py-2 text-ink-faint text-xs">{t("allGood")}</li> : null}
          {diagnostics.map((item) => (
            <li
              className="flex items-start pr-3"
              key={`${item.code} ${item.node ?? ""} ${item.field?.join(".") ?? ""} ${item.message.en}`}
            >
              <Problem item={item} />
              <ProblemTools item={item} />
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

function Problem({ item }: { readonly item: Diagnostic }) {
  const t = useTranslations("canvas.problems");
  const text = useLocalText();
  const { store } = useCanvasTools();
  const Icon = item.severity === "error" ? CircleAlert : TriangleAlert;
  return (
    <button
      type="button"
      disabled={item.node === undefined}
      onClick={() => item.node && store.show(item.node, item.field)}
      className="flex min-w-0 flex-1 items-start gap-2 px-3 py-1 text-left text-xs hover:bg-hover disabled:hover:bg-transparent"
    >
      <Icon
        className={cx("mt-0.5 size-3.5 shrink-0", item.severity === "error" ? "text-bad-ink" : "text-lamp-ink")}
        aria-label={t(item.severity)}
      />
      <span className="min-w-0 flex-1">{text(item.message)}</span>
      <span className="font-mono text-2xs text-ink-faint">{item.code}</span>
    </button>
  );
}
