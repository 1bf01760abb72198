"use client";
import { Dialog } from "@patchbay/ui/dialog.tsx";
import { Keys } from "@patchbay/ui/keys.tsx";
import { useTranslations } from "use-intl";
import { SHORTCUTS } from "../view/shortcuts.ts";

export interface ShortcutsDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

export function ShortcutsDialog({ open, onOpenChange }: ShortcutsDialogProps) {
  const t = useTranslations("canvas.shortcuts");
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("title")}
      description={t("hint")}
      closeLabel={t("close")}
      size="lg"
    >
      <dl className="grid grid-cols-2 gap-x-8 gap-y-0.5 pb-2">
        {SHORTCUTS.map(({ name, keys }) => (
          <div key={name} className="flex items-center justify-between gap-4 border-b py-1.5">
            <dt>{t(`names.${name}`)}</dt>
            <dd>
              <Keys text={keys} />
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
