"use client";
import { Dialog } from "@patchbay/ui/dialog.tsx";
import { Keys } from "@patchbay/ui/keys.tsx";
import { useTranslations } from "next-intl";
import { keysOf, SHORTCUTS, type Shortcut } from "./shortcuts.ts";

export function ShortcutDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations("workspace.shortcuts");
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t("title")} closeLabel={t("close")} size="sm">
      <dl className="grid grid-cols-[1fr_auto] gap-y-2 text-sm">
        {(Object.keys(SHORTCUTS) as Shortcut[]).map((shortcut) => (
          <div key={shortcut} className="contents">
            <dt>{t(`keys.${shortcut}`)}</dt>
            <dd>
              <Keys text={keysOf(shortcut)} />
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
