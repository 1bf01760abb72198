"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { History } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMay } from "../../data/session.tsx";
import type { VersionView } from "./use-version-view.ts";

export function VersionBanner({ view, version }: { readonly view: VersionView; readonly version: number }) {
  const t = useTranslations("flows.editor");
  const mayEdit = useMay("flow:edit");
  return (
    <div role="status" className="flex h-10 items-center gap-2 border-b bg-lamp-soft px-4 text-lamp-ink text-sm">
      <History className="size-4" aria-hidden="true" />
      <span className="flex-1 font-medium">{t("viewing", { version })}</span>
      {mayEdit ? (
        <Button size="sm" onClick={() => void view.restore(version)}>
          {t("restore")}
        </Button>
      ) : null}
      <Button size="sm" kind="primary" onClick={view.close}>
        {t("backToDraft")}
      </Button>
    </div>
  );
}
