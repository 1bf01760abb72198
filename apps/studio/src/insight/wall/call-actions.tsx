"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { ConfirmDialog } from "@patchbay/ui/confirm-dialog.tsx";
import { Menu, MenuItem, MenuSeparator } from "@patchbay/ui/menu.tsx";
import type { WallCall, WallQueue } from "@patchbay/wire/live-wall";
import { ArrowRightLeft, Ear, Hand, MessageCircle, PhoneOff, UserRoundX, Users } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useSession } from "../../data/session.tsx";
import { useTRPCClient } from "../../data/trpc.ts";
import { useAction } from "../../data/use-action.ts";

const WAYS = [
  { how: "listen", icon: <Ear /> },
  { how: "whisper", icon: <MessageCircle /> },
  { how: "barge", icon: <Users /> },
] as const;

type Asked =
  | { readonly act: "takeOver" }
  | { readonly act: "end" }
  | { readonly act: "move"; readonly to: string; readonly title: string };

/** What a supervisor can do about a call. What the customer notices is asked before it is done. */
export function CallActions({ call, queues }: { readonly call: WallCall; readonly queues: readonly WallQueue[] }) {
  const t = useTranslations("supervision.calls");
  const { user } = useSession();
  const { supervision } = useTRPCClient();
  const [asked, setAsked] = useState<Asked>();
  const join = useAction({
    run: (how: (typeof WAYS)[number]["how"]) => supervision.join.mutate({ call: call.id, how }),
  });
  const leave = useAction({ run: () => supervision.leave.mutate({ call: call.id }) });
  const confirmed = useAction({
    run: (what: Asked) => {
      if (what.act === "takeOver") return supervision.takeOver.mutate({ call: call.id });
      if (what.act === "end") return supervision.endCall.mutate({ call: call.id });
      return supervision.moveCall.mutate({ call: call.id, to: `queue:${what.to}` });
    },
    done: t("done"),
    onDone: () => setAsked(undefined),
  });
  const isMine = call.supervision?.supervisor === user.id;
  const hasAgent = call.state !== "flow" && call.state !== "waiting" && call.agent !== user.id;
  const party = call.customer ?? call.party;
  return (
    <>
      <Menu
        trigger={
          <Button size="sm" busy={join.isPending || leave.isPending} aria-label={t("stepInto", { party })}>
            {t("actions")}
          </Button>
        }
      >
        {WAYS.map(({ how, icon }) => (
          <MenuItem key={how} icon={icon} disabled={!hasAgent} onSelect={() => join.mutate(how)}>
            {t(`ways.${how}`)}
          </MenuItem>
        ))}
        <MenuItem icon={<Hand />} disabled={!isMine} onSelect={() => setAsked({ act: "takeOver" })}>
          {t("takeOver")}
        </MenuItem>
        <MenuItem icon={<UserRoundX />} disabled={!isMine} onSelect={() => leave.mutate()}>
          {t("leave")}
        </MenuItem>
        <MenuSeparator />
        {queues.map(({ id, title }) => (
          <MenuItem
            key={id}
            icon={<ArrowRightLeft />}
            disabled={!hasAgent}
            onSelect={() => setAsked({ act: "move", to: id, title })}
          >
            {t("moveTo", { queue: title })}
          </MenuItem>
        ))}
        <MenuItem danger icon={<PhoneOff />} onSelect={() => setAsked({ act: "end" })}>
          {t("end")}
        </MenuItem>
      </Menu>
      <ConfirmDialog
        danger={asked?.act === "end"}
        open={asked !== undefined}
        onOpenChange={(open) => open || setAsked(undefined)}
        title={asked ? t(`confirm.${asked.act}`, { party, queue: asked.act === "move" ? asked.title : "" }) : ""}
        confirm={t("confirm.yes")}
        cancel={t("confirm.no")}
        busy={confirmed.isPending}
        onConfirm={() => asked && confirmed.mutate(asked)}
      >
        {t("confirm.hint")}
      </ConfirmDialog>
    </>
  );
}
