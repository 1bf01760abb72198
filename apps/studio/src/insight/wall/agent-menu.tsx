"use client";
import { ConfirmDialog } from "@patchbay/ui/confirm-dialog.tsx";
import { IconButton } from "@patchbay/ui/icon-button.tsx";
import { Menu, MenuItem } from "@patchbay/ui/menu.tsx";
import type { WallAgent } from "@patchbay/wire/live-wall";
import { UserCog } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPCClient } from "../../data/trpc.ts";
import { useAction } from "../../data/use-action.ts";
import { useBreakReasons } from "../../workspace/status/use-reason-text.ts";
import { useStateText } from "./use-state-text.ts";

type Wish = { readonly status: "ready" | "offline" } | { readonly status: "away"; readonly reason: string };

/** Sends an agent on a break, back to work, or home; asked before it is done. */
export function AgentMenu({ agent }: { readonly agent: WallAgent }) {
  const t = useTranslations("supervision.agents");
  const client = useTRPCClient();
  const stateText = useStateText();
  const reasons = useBreakReasons();
  const [wish, setWish] = useState<Wish>();
  const set = useAction({
    run: (asked: Wish) => client.supervision.setStatus.mutate({ agent: agent.id, wish: asked }),
    done: t("changed"),
    onDone: () => setWish(undefined),
  });
  const away = reasons.map(({ code }): Wish => ({ status: "away", reason: code }));
  const wishes: readonly Wish[] = [{ status: "ready" }, ...away, { status: "offline" }];
  const state = wish ? stateText(wish) : "";
  return (
    <>
      <Menu trigger={<IconButton size="sm" label={t("changeOf", { name: agent.name })} icon={<UserCog />} />}>
        {wishes.map((one) => (
          <MenuItem key={stateText(one)} onSelect={() => setWish(one)}>
            {stateText(one)}
          </MenuItem>
        ))}
      </Menu>
      <ConfirmDialog
        open={wish !== undefined}
        onOpenChange={(open) => open || setWish(undefined)}
        title={t("confirm", { name: agent.name, state })}
        confirm={t("change")}
        cancel={t("cancel")}
        busy={set.isPending}
        onConfirm={() => wish && set.mutate(wish)}
      >
        {t("confirmHint")}
      </ConfirmDialog>
    </>
  );
}
