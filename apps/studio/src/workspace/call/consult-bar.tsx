"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { PhoneForwarded, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useDesk } from "../desk/desk-context.tsx";
import { keysOf } from "../desk/shortcuts.ts";
import { useShortcuts } from "../desk/use-shortcuts.ts";
import { useTargetTitle } from "./use-target-title.ts";

/** While a colleague is asked and the customer hears music: hand over, or come back. */
export function ConsultBar({ peer }: { readonly peer: string | undefined }) {
  const t = useTranslations("workspace.call");
  const { act } = useDesk();
  const title = useTargetTitle();
  useShortcuts({ handOver: act.completeConsult, comeBack: act.cancelConsult });
  return (
    <div className="flex flex-col gap-2 rounded-md bg-accent-soft p-2.5 text-accent-ink">
      <p className="font-medium text-sm">{t("consulting", { peer: peer ? title(peer) : "…" })}</p>
      <div className="flex flex-col gap-1.5">
        <Button
          kind="primary"
          icon={<PhoneForwarded />}
          busy={act.busy === "completeConsult"}
          title={keysOf("handOver")}
          onClick={act.completeConsult}
        >
          {t("handOver")}
        </Button>
        <Button
          icon={<Undo2 />}
          busy={act.busy === "cancelConsult"}
          title={keysOf("comeBack")}
          onClick={act.cancelConsult}
        >
          {t("comeBack")}
        </Button>
      </div>
    </div>
  );
}
