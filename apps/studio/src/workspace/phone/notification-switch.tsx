"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";

/** May calls be announced while another window is in front? The browser asks once; only its own settings undo a no. */
export function NotificationSwitch() {
  const t = useTranslations("workspace.devices");
  const [permission, setPermission] = useState<NotificationPermission>();
  useEffect(() => {
    if (typeof Notification !== "undefined") setPermission(Notification.permission);
  }, []);
  if (permission === undefined) return null;
  return (
    <div className="flex items-center gap-3 text-sm">
      <span className="flex-1">{t(`notifications.${permission}`)}</span>
      {permission === "default" ? (
        <Button size="sm" onClick={() => void Notification.requestPermission().then(setPermission)}>
          {t("notifications.allow")}
        </Button>
      ) : null}
    </div>
  );
}
