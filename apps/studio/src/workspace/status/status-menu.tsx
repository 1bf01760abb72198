"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { Menu, MenuItem, MenuSeparator } from "@patchbay/ui/menu.tsx";
import { ChevronDown, CircleCheck, Coffee, LogOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { useDesk } from "../desk/desk-context.tsx";
import { keysOf } from "../desk/shortcuts.ts";
import { useBreakReasons, useReasonText } from "./use-reason-text.ts";

/** Asks for a status: at once when idle, for afterwards when busy. */
export function StatusMenu({ mayBeReady }: { readonly mayBeReady: boolean }) {
  const t = useTranslations("workspace.status");
  const reasonText = useReasonText();
  const reasons = useBreakReasons();
  const { agent, act } = useDesk();
  const { status } = agent.state;
  const busy = status === "reserved" || status === "talking" || status === "wrap-up";
  return (
    <div className="flex items-center gap-1.5">
      {busy || status === "ready" ? null : (
        <Button
          kind="primary"
          size="sm"
          icon={<CircleCheck />}
          disabled={!mayBeReady}
          busy={act.busy === "setStatus"}
          onClick={() => act.setStatus({ status: "ready" })}
          title={keysOf("ready")}
        >
          {t("becomeReady")}
        </Button>
      )}
      <Menu
        align="start"
        trigger={
          <Button size="sm" aria-label={t(busy ? "chooseNext" : "choose")}>
            {t(busy ? "chooseNext" : "choose")}
            <ChevronDown aria-hidden="true" />
          </Button>
        }
      >
        <MenuItem
          icon={<CircleCheck />}
          keys={keysOf("ready")}
          disabled={!mayBeReady && !busy}
          onSelect={() => act.setStatus({ status: "ready" })}
        >
          {t("ready")}
        </MenuItem>
        <MenuSeparator />
        {reasons
          .filter(({ code }) => code !== "missed")
          .map(({ code }) => (
            <MenuItem key={code} icon={<Coffee />} onSelect={() => act.setStatus({ status: "away", reason: code })}>
              {reasonText(code)}
            </MenuItem>
          ))}
        <MenuSeparator />
        <MenuItem icon={<LogOut />} onSelect={() => act.setStatus({ status: "offline" })}>
          {t("offline")}
        </MenuItem>
      </Menu>
    </div>
  );
}
