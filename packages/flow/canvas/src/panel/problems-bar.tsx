"use client";
import { cx } from "@patchbay/ui/cx";
import { ChevronDown, ChevronUp, CircleAlert, CircleCheck, TriangleAlert } from "lucide-react";
import { memo, useState } from "react";
import { useTranslations } from "use-intl";
import { useCanvas } from "../view/canvas-context.tsx";
import { ProblemList } from "./problem-list.tsx";

/** What the checks found, under the drawing; each line leads to its step and field. */
export const ProblemsBar = memo(function ProblemsBar() {
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
      {open ? <ProblemList id="canvas-problems" diagnostics={diagnostics} /> : null}
    </section>
  );
});
