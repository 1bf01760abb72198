"use client";
import type { Json } from "@patchbay/base/json";
import { cx } from "@patchbay/ui/cx";
import { useTranslations } from "next-intl";
import type { WayView } from "./way-view.ts";

/** Every call has them: what the flow itself remembers is looked for first. */
const EVERY_CALL: ReadonlySet<string> = new Set(["call", "customer"]);

export interface StepVariablesProps {
  readonly view: WayView;
  /** How high it may grow before it scrolls. */
  readonly className: string;
}

/** The variables as they stand at a step; those that the step changed come first, lit. */
export function StepVariables({ view: { variables, changed }, className }: StepVariablesProps) {
  const t = useTranslations("replay");
  const rank = (name: string) => (changed.has(name) ? 0 : EVERY_CALL.has(name) ? 2 : 1);
  const names = Object.keys(variables).sort((one, other) => rank(one) - rank(other) || one.localeCompare(other));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within reach of the keyboard (WCAG 2.1.1)
    <section aria-label={t("variables")} tabIndex={0} className={cx("overflow-y-auto border-t", className)}>
      {names.length === 0 ? <p className="p-3 text-ink-faint text-sm">{t("noVariables")}</p> : null}
      <dl className="flex flex-col">
        {names.map((name) => (
          <div
            key={name}
            data-changed={changed.has(name)}
            className={cx("border-b px-3 py-1.5 last:border-b-0", changed.has(name) && "bg-lamp-soft")}
          >
            <dt className="font-mono text-2xs text-ink-soft">{name}</dt>
            <dd className="whitespace-pre-wrap break-words font-mono text-xs">{valueText(variables[name])}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function valueText(value: Json | undefined): string {
  return typeof value === "string" ? value : JSON.stringify(value ?? null, null, 1);
}
