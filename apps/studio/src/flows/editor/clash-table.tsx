import type { Json } from "@patchbay/base/json";
import type { FlowDocument } from "@patchbay/flow-model/document";
import type { MergeConflict } from "@patchbay/flow-model/history/merge-json";
import { useTranslations } from "next-intl";
import { usePreferences } from "../../i18n/use-preferences.ts";
import { fieldWithinStep, stepLabel, targetLabel } from "../conflict-place.ts";

export interface ClashTableProps {
  readonly conflicts: readonly MergeConflict[];
  /** Where the names of steps are looked up, the first that has one. */
  readonly flows: readonly FlowDocument[];
}

/** What both people changed, each in their own way: where, and the two values beside each other. */
export function ClashTable({ conflicts, flows }: ClashTableProps) {
  const { locale } = usePreferences();
  const t = useTranslations("flows.conflict");
  return (
    <section className="flex flex-col gap-2">
      <h3 className="font-medium text-sm">{t("clashes")}</h3>
      <div className="max-h-56 overflow-y-auto rounded-md border">
        <table className="w-full table-fixed text-left text-xs">
          <thead className="sticky top-0 bg-raised text-ink-soft">
            <tr>
              <th className="px-3 py-1.5 font-medium">{t("where")}</th>
              <th className="px-3 py-1.5 font-medium">{t("theirValue")}</th>
              <th className="px-3 py-1.5 font-medium">{t("myValue")}</th>
            </tr>
          </thead>
          <tbody className="divide-y">
            {conflicts.map((conflict) => (
              <tr key={conflict.path.join(".")} className="align-top">
                <th scope="row" className="px-3 py-1.5 font-normal">
                  <span className="block font-medium">{stepLabel(conflict.node, flows)}</span>
                  <span className="break-words text-ink-soft">{fieldWithinStep(conflict, flows)[locale]}</span>
                </th>
                <td className="break-words px-3 py-1.5">
                  {targetLabel(conflict, conflict.theirs, flows) ?? wordsFor(conflict.theirs) ?? t("gone")}
                </td>
                <td className="break-words px-3 py-1.5">
                  {targetLabel(conflict, conflict.ours, flows) ?? wordsFor(conflict.ours) ?? t("gone")}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

const MOST_LETTERS = 120;

function wordsFor(value: Json | undefined): string | undefined {
  if (value === undefined) return undefined;
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS)}…` : text;
}
