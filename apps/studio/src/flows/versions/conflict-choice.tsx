import type { FlowDocument } from "@patchbay/flow-model/document";
import { valueWords } from "@patchbay/flow-model/history/change-words";
import type { MergeConflict } from "@patchbay/flow-model/history/merge-json";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { usePreferences } from "../../i18n/use-preferences.ts";
import { fieldWithinStep, stepLabel, targetLabel } from "../conflict-place.ts";

export type Side = "ours" | "theirs";

export interface ConflictChoiceProps {
  readonly conflict: MergeConflict;
  /** Where the names of steps are looked up. */
  readonly flows: readonly FlowDocument[];
  readonly taken: Side | undefined;
  readonly onTake: (side: Side) => void;
}

/** One setting that both sides changed: which step and setting, and the two values to choose from. */
export function ConflictChoice({ conflict, flows, taken, onTake }: ConflictChoiceProps) {
  const { locale } = usePreferences();
  const t = useTranslations("versions.merge");
  const name = useId();
  const label = stepLabel(conflict.node, flows);
  const shown = (side: Side) => {
    const value = conflict[side];
    return value === undefined ? t("removed") : (targetLabel(conflict, value, flows) ?? valueWords(value));
  };
  return (
    <li>
      <fieldset className="rounded-md border p-2.5">
        <legend className="flex items-baseline gap-2 px-1 text-sm">
          {label ? <span className="font-medium">{label}</span> : null}
          <span className="text-ink-soft text-xs">{fieldWithinStep(conflict, flows)[locale]}</span>
        </legend>
        <div className="grid grid-cols-2 gap-2">
          {(["ours", "theirs"] as const).map((side) => (
            <label
              key={side}
              className="flex flex-col gap-1 rounded-md border p-2 has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-accent"
            >
              <input
                type="radio"
                className="sr-only"
                name={name}
                checked={taken === side}
                onChange={() => onTake(side)}
              />
              <span className="font-medium text-xs">{t(side)}</span>
              <span className="max-h-40 overflow-y-auto whitespace-pre-wrap break-words text-sm">{shown(side)}</span>
            </label>
          ))}
        </div>
      </fieldset>
    </li>
  );
}
