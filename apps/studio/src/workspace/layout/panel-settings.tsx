"use client";
import type { PlacedPanel } from "@patchbay/ports/store/workspace-store";
import { Button } from "@patchbay/ui/button.tsx";
import { Dialog } from "@patchbay/ui/dialog.tsx";
import { Field } from "@patchbay/ui/field.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { useTranslations } from "next-intl";
import { placeWithin } from "./layout-model.ts";

/** Where the mouse is no way: column and row are counted from 1, as people count. */
const SIDES = ["x", "y", "w", "h"] as const;
const fromOne = (side: (typeof SIDES)[number]) => side === "x" || side === "y";

export interface PanelSettingsProps {
  readonly panel: PlacedPanel;
  readonly onChange: (panel: PlacedPanel) => void;
  readonly onClose: () => void;
}

export function PanelSettings({ panel, onChange, onClose }: PanelSettingsProps) {
  const t = useTranslations("workspace.layout");
  const kinds = useTranslations("workspace.panels");
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={kinds(panel.kind)}
      closeLabel={t("close")}
      footer={
        <Button kind="primary" onClick={onClose}>
          {t("close")}
        </Button>
      }
    >
      <div className="flex flex-col gap-3">
        <Field label={t("panelTitle")}>
          {(ids) => (
            <Input
              {...ids}
              value={panel.title ?? ""}
              placeholder={kinds(panel.kind)}
              onChange={(event) => onChange(withTitle(panel, event.target.value))}
            />
          )}
        </Field>
        <Field label={t("panelId")}>
          {(ids) => (
            <Input
              {...ids}
              value={panel.id}
              onChange={(event) => {
                const id = event.target.value.trim();
                if (id !== "") onChange({ ...panel, id });
              }}
            />
          )}
        </Field>
        <fieldset className="grid grid-cols-4 gap-2">
          <legend className="sr-only">{t("place")}</legend>
          {SIDES.map((side) => (
            <Field key={side} label={t(`sides.${side}`)}>
              {(ids) => (
                <Input
                  {...ids}
                  type="number"
                  min={1}
                  value={fromOne(side) ? panel[side] + 1 : panel[side]}
                  onChange={(event) => {
                    const typed = event.target.valueAsNumber - (fromOne(side) ? 1 : 0);
                    onChange({ ...panel, ...placeWithin({ ...panel, [side]: typed }) });
                  }}
                />
              )}
            </Field>
          ))}
        </fieldset>
        {panel.kind === "web" ? (
          <Field label={t("url")} hint={t("urlHint")}>
            {(ids) => (
              <Input
                {...ids}
                type="url"
                value={panel.url ?? ""}
                placeholder="https://crm.example/customers/{{customer.externalId}}"
                onChange={(event) => onChange({ ...panel, url: event.target.value.trim() })}
              />
            )}
          </Field>
        ) : null}
      </div>
    </Dialog>
  );
}

function withTitle(panel: PlacedPanel, title: string): PlacedPanel {
  const { title: _, ...rest } = panel;
  return title === "" ? rest : { ...rest, title };
}
