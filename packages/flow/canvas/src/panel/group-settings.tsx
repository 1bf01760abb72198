"use client";
import { GROUP_COLOURS, type StepGroup } from "@patchbay/flow-model/document";
import { Button } from "@patchbay/ui/button.tsx";
import { Field } from "@patchbay/ui/field.tsx";
import { IconButton } from "@patchbay/ui/icon-button.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { SquareDashed, SquareDashedMousePointer, X } from "lucide-react";
import { useTranslations } from "use-intl";
import { useCanvas, useCanvasTools } from "../view/canvas-context.tsx";

/** A group's title, colour and steps. */
export function GroupSettings({ group }: { readonly group: StepGroup }) {
  const t = useTranslations("canvas.group");
  const { store } = useCanvasTools();
  const nodes = useCanvas((state) => state.flow.nodes);
  const readOnly = useCanvas((state) => state.readOnly);
  const put = (change: Partial<StepGroup>, key?: string) =>
    store.edit({ type: "put-group", group: { ...group, ...change } }, key);
  return (
    <fieldset aria-label={t("heading")} className="flex min-w-0 flex-col gap-4 p-3.5" onBlur={() => store.closeStep()}>
      <header>
        <h2 className="font-semibold text-sm">{t("heading")}</h2>
        <p className="text-ink-faint text-xs">{t("hint", { count: group.nodes.length })}</p>
      </header>
      <Field label={t("title")}>
        {(ids) => (
          <Input
            {...ids}
            value={group.title}
            readOnly={readOnly}
            maxLength={80}
            onChange={(event) => put({ title: event.target.value }, `group ${group.id}`)}
          />
        )}
      </Field>
      <fieldset disabled={readOnly}>
        <legend className="pb-1 font-medium text-ink-soft text-xs">{t("colour")}</legend>
        <div className="flex gap-1.5">
          {GROUP_COLOURS.map((colour) => (
            <button
              key={colour}
              type="button"
              aria-label={t(`colours.${colour}`)}
              aria-pressed={group.colour === colour}
              className="size-6 rounded-full ring-offset-2 ring-offset-ground aria-pressed:ring-2 aria-pressed:ring-accent"
              style={{ background: `var(--color-cord-${colour})` }}
              onClick={() => put({ colour })}
            />
          ))}
        </div>
      </fieldset>
      <div>
        <h3 className="pb-1 font-medium text-ink-soft text-xs">{t("members")}</h3>
        <ul className="flex flex-col divide-y rounded-md border bg-surface">
          {group.nodes.map((id) => {
            const label = nodes[id]?.label ?? id;
            return (
              <li key={id} className="flex h-8 items-center gap-1 pr-1 pl-2.5 text-xs">
                <button
                  type="button"
                  className="min-w-0 flex-1 truncate text-left font-medium text-accent-ink hover:underline"
                  onClick={() => store.show(id)}
                >
                  {label}
                </button>
                {readOnly ? null : (
                  <IconButton
                    size="sm"
                    className="h-6! w-6!"
                    label={t("leave", { label })}
                    icon={<X />}
                    onClick={() => put({ nodes: group.nodes.filter((other) => other !== id) })}
                  />
                )}
              </li>
            );
          })}
        </ul>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" icon={<SquareDashedMousePointer />} onClick={() => store.select(group.nodes)}>
          {t("select")}
        </Button>
        {readOnly ? null : (
          <Button size="sm" icon={<SquareDashed />} onClick={() => store.edit({ type: "remove-group", id: group.id })}>
            {t("remove")}
          </Button>
        )}
      </div>
    </fieldset>
  );
}
