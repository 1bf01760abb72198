"use client";
import { IconButton } from "@patchbay/ui/icon-button.tsx";
import { Menu, MenuItem } from "@patchbay/ui/menu.tsx";
import { Braces } from "lucide-react";
import { memo, useMemo } from "react";
import { useTranslations } from "use-intl";
import { useCanvas, useCanvasTools } from "../view/canvas-context.tsx";
import { variablesOf } from "./variables-of.ts";

/** Names that every flow has beside its own variables. */
const BUILT_IN = ["call.from", "call.to", "customer.name", "customer.tier"] as const;

export interface InsertVariableProps {
  /** With the names that no step can set. */
  readonly withBuiltIn: boolean;
  /** The same function while the field is the same: the menu is not drawn with each key that is typed. */
  readonly onInsert: (name: string) => void;
}

/** The names that may stand in a field, to be chosen instead of typed. */
export const InsertVariable = memo(function InsertVariable(props: InsertVariableProps) {
  const t = useTranslations("canvas.form");
  return (
    <Menu trigger={<IconButton label={t("insertVariable")} icon={<Braces />} size="sm" />}>
      <VariableItems {...props} />
    </Menu>
  );
});

/** Looked for when the menu opens. */
function VariableItems({ withBuiltIn, onInsert }: InsertVariableProps) {
  const t = useTranslations("canvas.form");
  const { registry } = useCanvasTools();
  const flow = useCanvas((state) => state.flow);
  const own = useMemo(() => variablesOf(flow, registry), [flow, registry]);
  const offered = withBuiltIn ? [...own, ...BUILT_IN] : own;
  if (offered.length === 0) return <p className="px-2 py-1.5 text-ink-faint text-xs">{t("noVariables")}</p>;
  return offered.map((name) => (
    <MenuItem key={name} onSelect={() => onInsert(name)}>
      <span className="font-mono text-xs">{name}</span>
    </MenuItem>
  ));
}
